using System.Buffers.Text;
using System.Text;

namespace OrderDesk.Data.Tests;

/// <summary>What no search may fail on. None of it is a word of any order.</summary>
internal static class Hostile
{
    public static IReadOnlyList<string> Texts { get; } =
    [
        "'; DROP TABLE orders; --", "\"", "'", "\"\"*", "*", "xq OR NOT xq", "NEAR(xq xw, 2)", "(", ")))", "body:xq", "{body} : xq", "^xq", "-xq", "xq + xw", ":*", "xq:*", "& | !", "xq <-> xw",
        "\\", "xq\\'", "%xq", "_xq_", "\0", "xq\0xw", "\u0001", "\ud800", "\udc00xq", "😀", "\u0301", "\u202e", "\ufffe", new('x', 10_000), new('(', 5_000), string.Join(' ', Enumerable.Repeat("xq", 2_000)), "1e309xq", "\t\nxq",
    ];

    public static IReadOnlyList<string> Cursors { get; } =
    [
        .. Texts, Of("x"), Of("x\u001fy"), Of("9223372036854775807\u001f9223372036854775807"), Of("-9223372036854775808\u001f-9223372036854775808"), Of("\0\u001f1"), Of("99999999999999999999\u001f1"), Of("-1"), Of("9223372036854775807"),
        Base64Url.EncodeToString([0xff, 0xfe, 0x1f, 0x31]),
    ];

    private static string Of(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
}
