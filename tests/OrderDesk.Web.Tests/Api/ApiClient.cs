using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace OrderDesk.Web.Tests.Api;

/// <summary>Talks to the API as a program does.</summary>
public sealed class ApiClient(HttpClient http, string? token)
{
    public Task<Reply> Get(string path, params (string Name, string Value)[] headers) => Send("GET", path, null, headers);

    public Task<Reply> Post(string path, object? body = null, params (string Name, string Value)[] headers) => Send("POST", path, body, headers);

    public Task<Reply> Put(string path, object? body = null, params (string Name, string Value)[] headers) => Send("PUT", path, body, headers);

    public Task<Reply> Delete(string path, params (string Name, string Value)[] headers) => Send("DELETE", path, null, headers);

    /// <param name="body">A text is sent as it is, anything else as JSON.</param>
    public Task<Reply> Send(string method, string path, object? body, params (string Name, string Value)[] headers)
    {
        var text = body is null or string ? (string?)body : JsonSerializer.Serialize(body, JsonSerializerOptions.Web);
        return Send(method, path, text is null ? null : new StringContent(text, Encoding.UTF8, "application/json"), headers);
    }

    public async Task<Reply> Send(string method, string path, HttpContent? content, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative));
        request.Content = content;
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value).ShouldBeTrue();
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new Reply((int)response.StatusCode, text, response.Content.Headers.ContentType?.MediaType, response.Headers.Concat(response.Content.Headers).ToDictionary(h => h.Key, h => string.Join(",", h.Value), StringComparer.OrdinalIgnoreCase));
    }
}

/// <summary>What came back.</summary>
public sealed record Reply(int Status, string Text, string? ContentType, IReadOnlyDictionary<string, string> Headers)
{
    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    public JsonElement Order => Json.GetProperty("order");

    public string? Code => Json.GetProperty("code").GetString();

    public string Id => Order.GetProperty("id").GetString()!;

    public string? ETag => Headers.GetValueOrDefault("ETag");

    /// <summary>The fields of all faults.</summary>
    public IEnumerable<string?> Fields => Json.GetProperty("errors").EnumerateArray().Select(e => e.TryGetProperty("field", out var named) ? named.GetString() : null);

    public IEnumerable<string?> Codes => Json.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("code").GetString());

    public Reply ShouldBe(int status)
    {
        Status.ShouldBe(status, Text);
        if (status >= 400)
            ContentType.ShouldBe("application/problem+json");
        return this;
    }

    /// <summary>A refusal with all that a client needs to go on.</summary>
    public Reply ShouldBeRefused(int status, string code)
    {
        ShouldBe(status).Code.ShouldBe(code);
        Json.GetProperty("status").GetInt32().ShouldBe(status);
        foreach (var member in new[] { "type", "title", "detail", "instance", "suggestedAction", "traceId" })
            Json.GetProperty(member).GetString().ShouldNotBeNullOrEmpty(member);
        Json.GetProperty("canRetry").ValueKind.ShouldBeOneOf(JsonValueKind.True, JsonValueKind.False);
        return this;
    }
}
