using Microsoft.AspNetCore.Authentication.Cookies;

namespace OrderDesk.Web.Identity;

/// <summary>
/// Over https the sign-in's cookie has the prefix <c>__Host-</c>: no other host or path can set it (RULES 29). Browsers take the
/// prefix only with https, so over plain http on localhost the same cookie goes without.
/// </summary>
internal sealed class HostCookies : ICookieManager
{
    private readonly ChunkingCookieManager _cookies = new();

    public string? GetRequestCookie(HttpContext context, string key) => _cookies.GetRequestCookie(context, Name(context, key));

    public void AppendResponseCookie(HttpContext context, string key, string? value, CookieOptions options) =>
        _cookies.AppendResponseCookie(context, Name(context, key), value, options);

    public void DeleteCookie(HttpContext context, string key, CookieOptions options) => _cookies.DeleteCookie(context, Name(context, key), options);

    private static string Name(HttpContext context, string key) => context.Request.IsHttps ? $"__Host-{key}" : key;
}
