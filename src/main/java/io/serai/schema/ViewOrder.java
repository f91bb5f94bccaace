package io.serai.schema;

import io.serai.database.TableName;
import io.serai.database.ddl.ShowCreate;
import io.serai.error.SeraiException;
import io.serai.error.TransientException;
import io.serai.project.Mapping;
import io.serai.project.Run;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts views after those that they read, so that each can be made when its turn comes. */
final class ViewOrder {
    private final Map<TableName, Mapping> views = new LinkedHashMap<>();
    private final Map<TableName, List<TableName>> reads = new HashMap<>();
    private final Set<TableName> placed = new HashSet<>();
    private final List<Mapping> sorted = new ArrayList<>();

    ViewOrder(Run run, Connection source) {
        if (!run.views().isEmpty()) {
            ShowCreate show = new ShowCreate(source, run.source().type());
            for (Mapping view : run.views()) {
                run.proceed();
                views.put(view.source(), view);
                reads.put(view.source(), readBy(show, view.source()));
            }
        }
    }

    /** What can not be read now fails later, by itself, when it is to be made. */
    private static List<TableName> readBy(ShowCreate show, TableName view) {
        try {
            return show.view(view).reads();
        } catch (TransientException e) {
            throw e;
        } catch (SeraiException e) {
            return List.of();
        }
    }

    List<Mapping> sorted() {
        views.keySet().forEach(this::place);
        return sorted;
    }

    private void place(TableName view) {
        if (placed.add(view)) {
            reads.get(view).stream().filter(views::containsKey).forEach(this::place);
            sorted.add(views.get(view));
        }
    }
}
