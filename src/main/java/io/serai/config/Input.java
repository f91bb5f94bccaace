package io.serai.config;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.serai.error.SeraiException;
import io.serai.error.SeraiException.Flaw;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A JSON object from a user. Every field is asked for by name; {@link #finish} then refuses all flaws at once, each with its JSON
 * pointer, and every field that nobody asked for.
 */
public final class Input {
    private final JsonNode node;
    private final JsonPointer pointer;
    private final List<Flaw> flaws;
    private final Set<String> known = new LinkedHashSet<>();
    private boolean closed;

    private Input(JsonNode node, JsonPointer pointer, List<Flaw> flaws) {
        this.node = node;
        this.pointer = pointer;
        this.flaws = flaws;
    }

    /**
     * @throws SeraiException {@code BAD_JSON} when the text is no JSON object
     */
    public static Input parse(String body) {
        try {
            JsonNode node = Json.mapper().readTree(body == null || body.isBlank() ? "{}" : body);
            if (node == null || !node.isObject()) {
                throw badJson("The body is not a JSON object.");
            }
            return new Input(node, JsonPointer.empty(), new ArrayList<>());
        } catch (JsonProcessingException e) {
            throw badJson("The body is not valid JSON: %s (line %d, column %d)."
                    .formatted(
                            // An unquoted text, as it is quoted here, may be a password.
                            e.getOriginalMessage().replaceAll("(?s) token '.*?'", " token"),
                            e.getLocation() == null ? 0 : e.getLocation().getLineNr(),
                            e.getLocation() == null ? 0 : e.getLocation().getColumnNr()));
        }
    }

    private static SeraiException badJson(String detail) {
        return new SeraiException(
                "BAD_JSON",
                detail,
                "Send a JSON object with Content-Type application/json.",
                null,
                List.of(new Flaw("", detail)));
    }

    public boolean has(String field) {
        known.add(field);
        return node.hasNonNull(field);
    }

    /** Whether the field is there and says null. */
    public boolean isNull(String field) {
        known.add(field);
        return node.path(field).isNull();
    }

    /** @param field its name, or a path of names that are ours, as in {@code steps/0} */
    public void flaw(String field, String detail) {
        flaws.add(new Flaw(at(field).toString(), detail));
    }

    /** A flaw of a member of an object, whose name is the user's and may hold anything. */
    public void flaw(String field, String member, String detail) {
        flaws.add(new Flaw(at(field).appendProperty(member).toString(), detail));
    }

    /** A text, or the default when the field is absent; a null default makes the field required. */
    public String text(String field, String standard) {
        known.add(field);
        JsonNode value = node.get(field);
        if (value == null || value.isNull()) {
            if (standard == null) {
                flaw(field, "is required");
            }
            return standard == null ? "" : standard;
        }
        String flaw = textFlaw(value);
        if (flaw != null) {
            flaw(field, flaw);
            return "";
        }
        return value.textValue();
    }

    /** What is wrong with a text, without its value, which may be a password; null when nothing is. */
    private static String textFlaw(JsonNode value) {
        if (!value.isTextual()) {
            return "must be a text, not of type " + value.getNodeType().name().toLowerCase(Locale.ROOT);
        }
        boolean writable = StandardCharsets.UTF_8.newEncoder().canEncode(value.textValue());
        return writable ? null : "holds half of a surrogate pair, which is no character";
    }

    public int integer(String field, Integer standard, int least, int most) {
        return (int) whole(field, standard == null ? null : standard.longValue(), least, most);
    }

    /** A whole number within bounds, both included. */
    public long whole(String field, Long standard, long least, long most) {
        known.add(field);
        JsonNode value = node.get(field);
        if (value == null || value.isNull()) {
            if (standard == null) {
                flaw(field, "is required");
            }
            return standard == null ? least : standard;
        }
        if (!value.isIntegralNumber()
                || !value.canConvertToLong()
                || value.longValue() < least
                || value.longValue() > most) {
            flaw(field, "must be a whole number from %d to %d, not %s".formatted(least, most, value));
            return least;
        }
        return value.longValue();
    }

    public boolean bool(String field, boolean standard) {
        known.add(field);
        JsonNode value = node.get(field);
        if (value == null || value.isNull()) {
            return standard;
        }
        if (!value.isBoolean()) {
            flaw(field, "must be true or false, not " + value);
        }
        return value.booleanValue();
    }

    /** A text, or true for whatever the text would be: then it is empty. Absent when the field is, or is false. */
    public Optional<String> textOrTrue(String field) {
        known.add(field);
        JsonNode value = node.get(field);
        if (value == null || value.isNull() || value.isBoolean()) {
            return value != null && value.booleanValue() ? Optional.of("") : Optional.empty();
        }
        if (!value.isTextual() || value.textValue().isBlank()) {
            flaw(field, "must be true or a text that is not empty, not " + value);
        }
        return Optional.of(value.asText());
    }

    /** One of a set of words; the default when the field is absent. */
    public <T> T word(String field, T standard, Function<String, Optional<T>> of, String expected) {
        if (!has(field) && standard != null) {
            return standard;
        }
        String text = text(field, null);
        Optional<T> value = of.apply(text);
        if (value.isEmpty() && node.path(field).isTextual()) {
            flaw(field, "must be " + expected + ", not '" + text + "'");
        }
        return value.orElse(standard);
    }

    /** An array of texts; empty when the field is absent. */
    public List<String> texts(String field) {
        known.add(field);
        JsonNode value = node.get(field);
        if (value == null || value.isNull()) {
            return List.of();
        }
        if (!value.isArray()) {
            flaw(field, "must be an array of texts, not " + value);
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            String flaw = textFlaw(value.get(i));
            if (flaw == null) {
                texts.add(value.get(i).textValue());
            } else {
                flaw(field + "/" + i, flaw);
            }
        }
        return texts;
    }

    /** An object whose values are texts (numbers and booleans are taken as such). */
    public Map<String, String> map(String field) {
        known.add(field);
        Map<String, String> map = new LinkedHashMap<>();
        JsonNode value = node.get(field);
        if (value == null || value.isNull()) {
            return map;
        }
        if (!value.isObject()) {
            flaw(field, "must be an object, not " + value);
            return map;
        }
        value.fields().forEachRemaining(e -> {
            if (e.getValue().isValueNode() && !e.getValue().isNull()) {
                map.put(e.getKey(), e.getValue().asText());
            } else {
                flaw(field, e.getKey(), "must be a text, a number or a boolean");
            }
        });
        return map;
    }

    /** A nested object; an empty one when the field is absent. Its flaws become this object's. */
    public Input object(String field) {
        known.add(field);
        JsonNode value = node.get(field);
        if (value != null && !value.isNull() && !value.isObject()) {
            flaw(field, "must be an object, not " + value);
        }
        return new Input(
                value != null && value.isObject() ? value : Json.mapper().createObjectNode(), at(field), flaws);
    }

    /** Notes every field that nobody asked for; call once for each nested object after reading it. */
    public Input close() {
        if (closed) {
            return this;
        }
        closed = true;
        node.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                flaws.add(new Flaw(
                        pointer.appendProperty(name).toString(),
                        "is not a known field; known are " + String.join(", ", known)));
            }
        });
        return this;
    }

    /**
     * @throws SeraiException {@code INVALID} with all flaws, if there are any
     */
    public void finish(String what) {
        close();
        if (!flaws.isEmpty()) {
            String first = flaws.get(0).pointer() + " " + flaws.get(0).detail();
            throw new SeraiException(
                    "INVALID",
                    "The %s has %d flaw%s; the first: %s."
                            .formatted(what, flaws.size(), flaws.size() == 1 ? "" : "s", first),
                    "Correct what 'errors' lists and send it again. Nothing has been changed.",
                    null,
                    flaws);
        }
    }

    private JsonPointer at(String path) {
        JsonPointer at = pointer;
        for (String part : path.split("/")) {
            at = at.appendProperty(part);
        }
        return at;
    }
}
