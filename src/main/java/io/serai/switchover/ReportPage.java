package io.serai.switchover;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The report as a page for people: the same content, in the same order. */
final class ReportPage {
    private ReportPage() {}

    static String of(Map<String, Object> report) {
        StringBuilder page = new StringBuilder("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>")
                .append(escaped("Serai: " + report.get("direction") + " of " + report.get("project")))
                .append(
                        "</title><style>body{font:15px/1.4 sans-serif;margin:2em;max-width:90em}table{border-collapse:collapse}"
                                + "td,th{border:1px solid #bbb;padding:.2em .5em;text-align:left;vertical-align:top}"
                                + "th{background:#eee}code{white-space:pre-wrap;overflow-wrap:anywhere}</style><h1>")
                .append(escaped("Report of the " + report.get("direction") + " of project " + report.get("project")))
                .append("</h1>");
        append(page, report);
        return page.append("</html>\n").toString();
    }

    private static void append(StringBuilder page, Object value) {
        if (value instanceof Map<?, ?> map) {
            page.append("<table>");
            map.forEach((key, item) -> {
                page.append("<tr><th>").append(escaped(String.valueOf(key))).append("</th><td>");
                append(page, item);
                page.append("</td></tr>");
            });
            page.append("</table>");
        } else if (value instanceof Collection<?> list
                && !list.isEmpty()
                && list.stream().allMatch(Map.class::isInstance)) {
            appendRows(page, list.stream().<Map<?, ?>>map(Map.class::cast).toList());
        } else if (value instanceof Collection<?> list) {
            list.forEach(item -> {
                append(page, item);
                page.append("<br>");
            });
        } else if (value != null) {
            page.append("<code>").append(escaped(String.valueOf(value))).append("</code>");
        }
    }

    /** One table for all, with a column for each name that one of them has. */
    private static void appendRows(StringBuilder page, List<Map<?, ?>> rows) {
        Set<Object> names = new LinkedHashSet<>();
        rows.forEach(row -> names.addAll(row.keySet()));
        page.append("<table><tr>");
        names.forEach(name ->
                page.append("<th>").append(escaped(String.valueOf(name))).append("</th>"));
        page.append("</tr>");
        for (Map<?, ?> row : rows) {
            page.append("<tr>");
            for (Object name : names) {
                page.append("<td>");
                append(page, row.get(name));
                page.append("</td>");
            }
            page.append("</tr>");
        }
        page.append("</table>");
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
