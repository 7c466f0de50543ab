using System.Security.Cryptography;
using System.Text;

namespace OrderDesk.Web.Identity;

/// <summary>
/// Lets somebody make the first administrator, once: made at a start without any account, printed, never stored (RULES 30).
/// </summary>
internal sealed class SetupToken
{
    private byte[]? _token;

    /// <summary>Whether there is one to be used.</summary>
    public bool IsOpen => Volatile.Read(ref _token) is not null;

    /// <returns>The token, to be shown to who started the program.</returns>
    public string Open()
    {
        var text = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(20));
        Volatile.Write(ref _token, Encoding.UTF8.GetBytes(text));
        return text;
    }

    /// <summary>Compares in constant time.</summary>
    public bool Fits(string? text) =>
        Volatile.Read(ref _token) is { } token && CryptographicOperations.FixedTimeEquals(token, Encoding.UTF8.GetBytes((text ?? "").Trim()));

    /// <summary>It was used.</summary>
    public void Close() => Volatile.Write(ref _token, null);
}
