package io.serai.observe;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;

/** The project's name in brackets for lines that belong to one; nothing for the others. */
public final class ProjectConverter extends ClassicConverter {
    @Override
    public String convert(ILoggingEvent event) {
        String project = event.getMDCPropertyMap().get("project");
        return project == null ? "" : "[" + project + "] ";
    }
}
