package io.serai.switchover;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The report as a page for people, to be read and printed: the same content, in the same order; first what is one value, then a part
 * for each that is more. It loads nothing from elsewhere, so that it can be kept as a file.
 */
final class ReportPage {
    private static final String STYLE = style();
    private static final int SHORT = 50;
    private static final Set<String> FOR_MACHINES =
            Set.of("statements", "undo", "modes", "ddlApplied", "checksum", "gtids", "sha256");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z");

    private final StringBuilder page = new StringBuilder();

    private ReportPage() {}

    static String of(Map<String, Object> report) {
        return new ReportPage().page(report);
    }

    private static String style() {
        try (InputStream css = ReportPage.class.getResourceAsStream("/report.css")) {
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String page(Map<String, Object> report) {
        String title = "Report of the %s of project %s".formatted(report.get("direction"), report.get("project"));
        page.append("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
                .append("<meta name=\"viewport\" content=\"width=device-width\"><title>Serai: ")
                .append(escaped(title))
                .append("</title><style>\n")
                .append(STYLE)
                .append("</style></head><body>\n<h1>")
                .append(escaped(title))
                .append("</h1>\n");
        Map<Object, Object> single = new LinkedHashMap<>();
        report.forEach((name, value) -> {
            if (!isMore(value)) {
                single.put(name, value);
            }
        });
        fields(single);
        report.forEach((name, value) -> {
            if (isMore(value)) {
                page.append(value instanceof Map<?, ?> ? "\n<section class=\"narrow\">" : "\n<section>")
                        .append("<h2>")
                        .append(escaped(words(name)))
                        .append("</h2>\n");
                value(name, value);
                page.append("</section>");
            }
        });
        return page.append("\n</body></html>\n").toString();
    }

    private static boolean isMore(Object value) {
        return value instanceof Map<?, ?> || value instanceof Collection<?>;
    }

    private void value(Object name, Object value) {
        if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            fields(map);
        } else if (value instanceof Collection<?> list && !list.isEmpty()) {
            if (list.stream().allMatch(Map.class::isInstance)) {
                rows(list.stream().<Map<?, ?>>map(Map.class::cast).toList());
            } else {
                list(name, list);
            }
        } else if (value == null || isMore(value)) {
            page.append("<span class=\"none\">none</span>");
        } else if (value instanceof Boolean yes) {
            page.append(yes ? "yes" : "no");
        } else {
            text(name, String.valueOf(value));
        }
    }

    private void text(Object name, String text) {
        if (FOR_MACHINES.contains(String.valueOf(name))) {
            page.append("<code>").append(escaped(text)).append("</code>");
        } else if (TIME.matcher(text).matches()) {
            int time = text.indexOf('T') + 1;
            page.append("<span class=\"time\">")
                    .append(text, 0, time)
                    .append("</span><wbr><span class=\"time\">")
                    .append(text.substring(time))
                    .append("</span>");
        } else {
            page.append(escaped(text));
        }
    }

    private void list(Object name, Collection<?> list) {
        page.append("<ul>");
        for (Object item : list) {
            page.append("<li>");
            value(name, item);
            page.append("</li>");
        }
        page.append("</ul>");
    }

    private void fields(Map<?, ?> map) {
        page.append("<table class=\"fields\"><tbody>");
        map.forEach((name, item) -> {
            page.append("<tr><th>").append(escaped(words(name))).append("</th><td>");
            value(name, item);
            page.append("</td></tr>\n");
        });
        page.append("</tbody></table>");
    }

    /** One table for all, with a column for each name that one of them has. */
    private void rows(List<Map<?, ?>> rows) {
        Set<Object> names = new LinkedHashSet<>();
        rows.forEach(row -> names.addAll(row.keySet()));
        page.append(names.stream()
                .map(name -> "<th>" + escaped(words(name)) + "</th>")
                .collect(Collectors.joining("", "<table><thead><tr>", "</tr></thead><tbody>\n")));
        for (Map<?, ?> row : rows) {
            page.append("<tr>");
            for (Object name : names) {
                Object item = row.get(name);
                page.append(cell(item));
                value(name, item);
                page.append("</td>");
            }
            page.append("</tr>\n");
        }
        page.append("</tbody></table>");
    }

    private static String cell(Object item) {
        if (item instanceof Number) {
            return "<td class=\"number\">";
        }
        if (item instanceof Collection<?>) {
            return "<td class=\"list\">";
        }
        return item instanceof String text && text.length() > SHORT ? "<td class=\"prose\">" : "<td>";
    }

    /** As people write it: {@code secondsWithoutWrites} is "seconds without writes"; names that hold anything else stay. */
    private static String words(Object name) {
        String text = String.valueOf(name);
        return text.matches("[a-z]+([A-Z][a-z]+)+")
                ? text.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT)
                : text;
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
