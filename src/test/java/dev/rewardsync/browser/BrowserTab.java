package dev.rewardsync.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** A tab of a browser. It collects all errors that the pages in it cause: of scripts, requests and policies. */
public final class BrowserTab {

    private static final int LOAD_LIMIT_SECONDS = 60;
    private static final String PAINTED =
            "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))";

    private final DevTools devTools;
    private final String session;
    private final List<String> problems = new CopyOnWriteArrayList<>();
    private volatile CompletableFuture<Void> loaded = new CompletableFuture<>();

    /** The colors of pages. */
    public enum Scheme {
        LIGHT,
        DARK
    }

    BrowserTab(DevTools devTools, String session) {
        this.devTools = devTools;
        this.session = session;
        devTools.listen(session, this::handle);
        for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
            call(domain + ".enable", Map.of());
        }
    }

    private JsonNode call(String method, Map<String, Object> parameters) {
        return devTools.call(session, method, parameters);
    }

    private void handle(JsonNode event) {
        JsonNode details = event.path("params");
        switch (event.path("method").asString()) {
            case "Page.loadEventFired" -> loaded.complete(null);
            case "Runtime.exceptionThrown" ->
                problems.add(details.at("/exceptionDetails/exception/description")
                        .asString(details.at("/exceptionDetails/text").asString("")));
            case "Runtime.consoleAPICalled" -> {
                if (!details.path("type").asString().equals("log")) {
                    problems.add(details.path("args").toString());
                }
            }
            case "Log.entryAdded" -> {
                if (!details.at("/entry/level").asString().equals("info")) {
                    problems.add(details.at("/entry/text").asString() + " "
                            + details.at("/entry/url").asString(""));
                }
            }
            default -> {
                // of no interest
            }
        }
    }

    /** Returns the errors and warnings since the last call. */
    public List<String> takeProblems() {
        List<String> taken = List.copyOf(problems);
        problems.clear();
        return taken;
    }

    /** Sets the size of the page in CSS pixels, and its colors. */
    public void show(int width, int height, Scheme scheme) {
        call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        call(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(Map.of(
                                "name",
                                "prefers-color-scheme",
                                "value",
                                scheme.name().toLowerCase(Locale.ROOT)))));
    }

    /** Opens a page, and waits until it is painted. */
    public void open(String url) {
        loaded = new CompletableFuture<>();
        JsonNode result = call("Page.navigate", Map.of("url", url));
        if (result.has("errorText")) {
            throw new IllegalStateException(url + ": " + result.get("errorText").asString());
        }
        awaitLoad();
    }

    /** Runs a script that leads to another page, and waits until that is painted. */
    public void follow(String script) {
        loaded = new CompletableFuture<>();
        evaluate(script);
        awaitLoad();
    }

    private void awaitLoad() {
        loaded.orTimeout(LOAD_LIMIT_SECONDS, TimeUnit.SECONDS).join();
        evaluate(PAINTED);
    }

    /** Waits until a JavaScript expression is true. */
    public void await(String condition) {
        evaluate("""
                new Promise((done, fail) => {
                  const end = Date.now() + %d;
                  const look = () => (%s) ? done(true)
                    : Date.now() > end ? fail(new Error("not within the time")) : requestAnimationFrame(look);
                  look();
                })""".formatted(LOAD_LIMIT_SECONDS * 1_000L, condition));
    }

    /**
     * Evaluates JavaScript, and returns its result as JSON. Waits for promises.
     *
     * @throws IllegalStateException if it fails
     */
    public JsonNode evaluate(String script) {
        JsonNode result =
                call("Runtime.evaluate", Map.of("expression", script, "awaitPromise", true, "returnByValue", true));
        if (result.has("exceptionDetails")) {
            throw new IllegalStateException(result.get("exceptionDetails").toString());
        }
        return result.at("/result/value");
    }

    /** Presses a key that has no text, such as {@code Tab}. */
    public void press(String key) {
        int code = switch (key) {
            case "Tab" -> 9;
            case "Enter" -> 13;
            default -> throw new IllegalArgumentException(key);
        };
        Map<String, Object> pressed = Map.of(
                "key",
                key,
                "code",
                key,
                "windowsVirtualKeyCode",
                code,
                "text",
                code == 13 ? "\r" : "",
                "type",
                "keyDown");
        call("Input.dispatchKeyEvent", pressed);
        call("Input.dispatchKeyEvent", Map.of("key", key, "code", key, "windowsVirtualKeyCode", code, "type", "keyUp"));
    }

    /** Types a text into the element that has the focus. */
    public void type(String text) {
        call("Input.insertText", Map.of("text", text));
    }

    /** Writes an image of the whole page. */
    public void screenshot(Path file) {
        String image = call("Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true))
                .get("data")
                .asString();
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, Base64.getDecoder().decode(image));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
