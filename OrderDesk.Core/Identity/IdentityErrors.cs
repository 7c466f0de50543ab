using OrderDesk.Core.Common;

namespace OrderDesk.Core.Identity;

/// <summary>The refusals of sign-in and accounts. What concerns a password says nothing about whether the account exists.</summary>
public static class IdentityErrors
{
    public static Error WrongCredentials() => new(
        ErrorKind.SignIn, "INVALID_CREDENTIALS", "E-mail or password is wrong.", "Check both and try again.");

    public static Error Locked(int seconds) => new(
        ErrorKind.TooMany, "ACCOUNT_LOCKED", "This account is locked after too many wrong passwords.", $"Try again in {Wait(seconds)}, or ask an administrator.", CanRetry: true)
    { Details = RetryAfter(seconds) };

    public static Error Inactive() => new(
        ErrorKind.SignIn, "ACCOUNT_INACTIVE", "This account is switched off.", "Ask an administrator to switch it on.");

    public static Error TooManyTries(int seconds) => new(
        ErrorKind.TooMany, "TOO_MANY_TRIES", "Too many tries in a short time.", $"Wait {Wait(seconds)}, then try again.", CanRetry: true)
    { Details = RetryAfter(seconds) };

    public static Error BadRefreshToken() => new(
        ErrorKind.SignIn, "INVALID_REFRESH_TOKEN", "The refresh token is not valid, or no longer.", "Sign in again with e-mail and password.");

    public static Error BadEmail() => new(ErrorKind.Rule, "INVALID_EMAIL", "This is not an e-mail address.", "Write it as name@example.com.") { Field = "email" };

    public static Error EmailTaken() => new(ErrorKind.Rule, "EMAIL_TAKEN", "There is an account with this e-mail address.", "Sign in, or use another address.") { Field = "email" };

    public static Error PasswordTooShort(int least) => new(
        ErrorKind.Rule, "PASSWORD_TOO_SHORT", $"The password needs at least {least} characters.", "A few unrelated words are easy to remember.") { Field = "password" };

    public static Error PasswordTooLong(int most) => new(
        ErrorKind.Rule, "PASSWORD_TOO_LONG", $"The password may have {most} characters at most.", "Use a shorter one.") { Field = "password" };

    public static Error PasswordGuessable() => new(
        ErrorKind.Rule, "PASSWORD_GUESSABLE", "The password is too easy to guess.", "Do not use your name, your address or one character many times.") { Field = "password" };

    public static Error WrongPassword() => new(
        ErrorKind.Rule, "WRONG_PASSWORD", "The present password is wrong.", "Check it and try again.") { Field = "currentPassword" };

    public static Error VendorRequired() => new(
        ErrorKind.Rule, "VENDOR_REQUIRED", "A vendor's person needs the vendor they work for.", "Name a vendor that exists.") { Field = "vendor" };

    public static Error WrongSetupToken() => new(
        ErrorKind.Rule, "WRONG_SETUP_TOKEN", "This is not the setup token.", "Copy it from the program's output; each start prints a new one.") { Field = "token" };

    private static string Wait(int seconds) => seconds switch
    {
        1 => "1 second",
        <= 90 => $"{seconds} seconds",
        _ => $"{(seconds + 59) / 60} minutes",
    };

    private static Dictionary<string, object?> RetryAfter(int seconds) => new(StringComparer.Ordinal) { ["retryAfterSeconds"] = seconds };
}
