package dev.rewardsync.console;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Loads pages and sends their forms, with cookies and the CSRF token of the last page. Runs no scripts. */
public final class Browser {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern HIDDEN = Pattern.compile("type=\"hidden\" name=\"([a-z]+)\" value=\"([^\"]*)\"");

    private final RunningConsole console;
    private final Map<String, String> cookies = new TreeMap<>();
    private String csrf = "none";
    private String page = "";

    public Browser(RunningConsole console) {
        this.console = console;
    }

    /** Loads a page. */
    public HttpResponse<String> open(String path) throws IOException, InterruptedException {
        return send(console.request(path));
    }

    /** Sends a form of the last page: its hidden fields and these. */
    public HttpResponse<String> submit(String path, Map<String, String> typed)
            throws IOException, InterruptedException {
        Map<String, String> fields = new TreeMap<>();
        HIDDEN.matcher(page).results().forEach(field -> fields.put(field.group(1), field.group(2)));
        fields.putAll(typed);
        fields.put("_csrf", csrf);
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(console.request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    /** Signs in with a token. Returns the response to the form. */
    public HttpResponse<String> signIn(String name, String token) throws IOException, InterruptedException {
        open("/login");
        return submit("/login", Map.of("name", name, "token", token));
    }

    /** Forgets the CSRF token, as a form of another web site does not have it. */
    public void forgetCsrfToken() {
        csrf = "none";
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        request.setHeader(
                "Cookie",
                cookies.entrySet().stream()
                        .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                        .collect(Collectors.joining("; ")));
        HttpResponse<String> response = console.send(request);
        for (String cookie : response.headers().allValues("Set-Cookie")) {
            String[] parts = cookie.replaceFirst(";.*", "").split("=", 2);
            cookies.put(parts[0], parts[1]);
        }
        page = response.body();
        Matcher token = CSRF.matcher(page);
        if (token.find()) {
            csrf = token.group(1);
        }
        return response;
    }
}
