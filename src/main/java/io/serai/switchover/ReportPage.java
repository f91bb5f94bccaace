package io.serai.switchover;

import java.util.Collection;
import java.util.Map;

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
        } else if (value instanceof Collection<?> list) {
            list.forEach(item -> {
                append(page, item);
                page.append("<br>");
            });
        } else if (value != null) {
            page.append("<code>").append(escaped(String.valueOf(value))).append("</code>");
        }
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
