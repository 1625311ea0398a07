package dev.rewardsync.console.page;

import dev.rewardsync.console.access.RefusalPage;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.resource.ResourceUrlProvider;
import org.springframework.web.servlet.resource.ResourceUrlProviderExposingInterceptor;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/** Shows refused requests in the frame of all pages. They reach no controller, so it renders the page itself. */
@Component
final class RefusedPage implements RefusalPage {

    private final ObjectProvider<ThymeleafViewResolver> views;
    private final ObjectProvider<ResourceUrlProvider> assets;

    RefusedPage(ObjectProvider<ThymeleafViewResolver> views, ObjectProvider<ResourceUrlProvider> assets) {
        this.views = views;
        this.assets = assets;
    }

    @Override
    public void write(HttpServletRequest request, HttpServletResponse response, HttpStatus status, String reason)
            throws IOException {
        request.setAttribute(ResourceUrlProviderExposingInterceptor.RESOURCE_URL_PROVIDER_ATTR, assets.getObject());
        response.setStatus(status.value());
        try {
            View view = views.getObject().resolveViewName(ErrorPage.TEMPLATE, Locale.ENGLISH);
            if (view != null) {
                view.render(Map.of("error", ErrorPage.of(status, reason)), request, response);
            }
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }
}
