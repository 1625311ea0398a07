package dev.rewardsync.console.access;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.server.ResponseStatusException;

/** The form that takes a token and the name of the person. It exists only if people sign in with tokens. */
@Controller
final class LoginPage {

    private final SignIn signIn;

    LoginPage(SignIn signIn) {
        this.signIn = signIn;
    }

    @GetMapping(AccessResponses.LOGIN)
    String show() {
        if (signIn != SignIn.TOKEN) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return "login";
    }
}
