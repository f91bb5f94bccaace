package io.serai.project;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** One action at a time for each project of this runtime; the first to ask is the first to be served. */
final class ProjectLocks {
    private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();

    <T> T locked(String name, Supplier<T> work) {
        ReentrantLock lock = locks.computeIfAbsent(name, n -> new ReentrantLock(true));
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
