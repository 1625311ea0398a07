package dev.rewardsync.console.api;

import dev.rewardsync.console.books.Page;
import dev.rewardsync.json.JsonObjectWriter;
import java.util.function.BiConsumer;

/** Writes pages as JSON: {@code items}, and {@code next} if there are more. */
final class PageJson {

    private PageJson() {}

    static <T> void write(JsonObjectWriter json, Page<T> page, BiConsumer<JsonObjectWriter, T> item) {
        json.objects("items", page.items(), item).text("next", page.next());
    }

    static <T> byte[] value(Page<T> page, BiConsumer<JsonObjectWriter, T> item) {
        return JsonObjectWriter.write(json -> write(json, page, item));
    }
}
