package io.serai.error;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns errors into answers: RFC 9457 problems with {@code code}, {@code detail} and {@code remedy}. */
public final class Problems {
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final int MOST_BYTES = 1 << 20;

    /** The error of the exchange as a problem in its body, with the status that belongs to it. */
    public void render(Exchange exchange) {
        Throwable thrown = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        Failure failure = Failure.of(thrown);
        if (failure.code().equals("UNEXPECTED")) {
            LOG.error("An unexpected error in {}", exchange.getFromRouteId(), thrown);
        }
        SeraiException known = known(thrown);
        int status = status(failure.code(), known);
        exchange.getMessage().setBody(problem(status, failure, known == null ? List.of() : known.flaws()));
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, MEDIA_TYPE);
    }

    /**
     * Looks at a request with a body before anybody reads it.
     *
     * @throws SeraiException {@code UNSUPPORTED_MEDIA_TYPE} or {@code BODY_TOO_LARGE}
     */
    public void requireJson(Exchange exchange) {
        String type = exchange.getMessage().getHeader(Exchange.CONTENT_TYPE, String.class);
        String body = exchange.getMessage().getBody(String.class);
        boolean empty = body == null || body.isBlank();
        if (!empty
                && (type == null
                        || !type.toLowerCase(java.util.Locale.ROOT)
                                .matches("application/([a-z.-]+\\+)?json(\\s*;.*)?"))) {
            throw new SeraiException(
                    "UNSUPPORTED_MEDIA_TYPE",
                    "The body's Content-Type is '" + type + "'.",
                    "Send JSON with Content-Type: application/json.");
        }
        if (!empty && body.length() > MOST_BYTES) {
            throw new SeraiException(
                    "BODY_TOO_LARGE", "The body has more than " + MOST_BYTES + " bytes.", "Send a smaller document.");
        }
        exchange.getMessage().setBody(body);
    }

    public static Map<String, Object> problem(int status, Failure failure, List<SeraiException.Flaw> flaws) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "about:blank");
        problem.put("title", title(failure.code()));
        problem.put("status", status);
        problem.put("code", failure.code());
        problem.put("detail", failure.detail());
        problem.put("remedy", failure.remedy());
        if (!flaws.isEmpty()) {
            problem.put("errors", flaws);
        }
        return problem;
    }

    /** The error that {@link Failure#of} tells, or null for an unexpected one. */
    private static SeraiException known(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SeraiException known) {
                return known;
            }
        }
        return null;
    }

    private static String title(String code) {
        String words = code.toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static int status(String code, SeraiException known) {
        if (code.endsWith("_UNKNOWN")) {
            return 404;
        }
        if (code.endsWith("_EXISTS")) {
            return 409;
        }
        return switch (code) {
            case "BAD_JSON", "NOT_CONFIRMED" -> 400;
            case "STATE_CONFLICT",
                    "DATA_SOURCE_IN_USE",
                    "VERIFICATION_NOT_NOW",
                    "PRECHECK_FAILED",
                    "NOTHING_TO_SKIP",
                    "SKIP_ELSEWHERE",
                    "OPTIONS_FIXED",
                    "STEPS_NOT_DONE",
                    "SWITCHOVER_NOT_CHOSEN",
                    "SWITCHOVER_NOT_NOW",
                    "SWITCHOVER_RUNNING",
                    "SUBSTEP_NOT_NOW",
                    "SUBSTEP_NOT_SKIPPABLE" -> 409;
            case "BODY_TOO_LARGE" -> 413;
            case "UNSUPPORTED_MEDIA_TYPE" -> 415;
            case "UNEXPECTED" -> 500;
            case "STATE_UNAVAILABLE" -> 503;
            case "NOT_IMPLEMENTED" -> 501;
            default -> known instanceof TransientException ? 503 : 422;
        };
    }
}
