using System.Net.Mail;
using System.Security.Cryptography;
using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;

namespace OrderDesk.Data.Identity;

/// <summary>What an account must be like: long passwords instead of complicated ones (RULES 30).</summary>
public static class AccountRules
{
    public const int ShortestPassword = 12;

    public const int LongestPassword = 200;

    private const int LongestEmail = 254;
    private const int LongestName = 100;

    /// <summary>Every fault, so that a form can show all of them.</summary>
    public static IReadOnlyList<Error> Faults(NewAccount wanted)
    {
        List<Error> faults = [.. PasswordFaults(wanted.Password, wanted.Email, wanted.DisplayName)];
        if (!IsEmail(wanted.Email))
            faults.Insert(0, IdentityErrors.BadEmail());
        if (wanted.DisplayName.Length == 0)
            faults.Add(CommonErrors.Required("name"));
        if (wanted.DisplayName.Length > LongestName)
            faults.Add(CommonErrors.TooLong("name", LongestName));
        if (wanted.Role == Role.Vendor && wanted.Vendor is null)
            faults.Add(IdentityErrors.VendorRequired());
        return faults;
    }

    public static IReadOnlyList<Error> PasswordFaults(string password, string email, string name) => password switch
    {
        { Length: < ShortestPassword } => [IdentityErrors.PasswordTooShort(ShortestPassword)],
        { Length: > LongestPassword } => [IdentityErrors.PasswordTooLong(LongestPassword)],
        _ when IsGuessable(password, email, name) => [IdentityErrors.PasswordGuessable()],
        _ => [],
    };

    /// <summary>One form of what was typed, whatever keyboard made it.</summary>
    public static string Normal(string password) => password.Normalize();

    /// <summary>A new stamp ends every sign-in that carries the old one.</summary>
    public static string NewStamp() => Convert.ToHexString(RandomNumberGenerator.GetBytes(16));

    private static bool IsEmail(string text) =>
        text.Length <= LongestEmail && !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c)) && MailAddress.TryCreate(text, out var address) && address.Address == text;

    private static bool IsGuessable(string password, string email, string name) =>
        password.Distinct().Count() < 4
        || string.Equals(password, email, StringComparison.OrdinalIgnoreCase)
        || string.Equals(password, name, StringComparison.OrdinalIgnoreCase);
}
