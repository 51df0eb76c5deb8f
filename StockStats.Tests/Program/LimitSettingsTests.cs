using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace StockStats.Tests.Program;

/// <summary>The limits that settings give are those of the real program.</summary>
[TestFixture, Category("Program"), FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class LimitSettingsTests : IDisposable
{
    private const int BodyBytes = 64;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Test]
    public async Task Take_effect_and_errors_name_them()
    {
        await using var server = await RunningServer.StartAsync(
            _folder.Path, "--Limits:BodyBytes", "64", "--Limits:BatchLength", "2", "--Limits:Parameters", "3");

        await Assert.MultipleAsync(async () =>
        {
            Assert.That(await SendAsync(server, "[{},{}]".PadRight(BodyBytes)), Is.EqualTo((HttpStatusCode.OK, "")));
            Assert.That(await SendAsync(server, "[{},{}]".PadRight(BodyBytes + 1)),
                Is.EqualTo((HttpStatusCode.RequestEntityTooLarge, "The body is larger than 64 bytes.")));
            Assert.That(await SendAsync(server, "[{},{},{}]"),
                Is.EqualTo((HttpStatusCode.RequestEntityTooLarge, "The batch has more than 2 requests; none of them was run. Send it in parts.")));
            Assert.That(await AskAsync(server, "a=1&b=2&c=3"), Is.EqualTo((HttpStatusCode.OK, "")));
            Assert.That(await AskAsync(server, "a=1&b=2&c=3&d=4"),
                Is.EqualTo((HttpStatusCode.BadRequest, "There are more than 3 parameters in the query.")));
        });
    }

    private static async Task<(HttpStatusCode Status, string Message)> SendAsync(RunningServer server, string body) =>
        await ReadAsync(await server.Client.PostAsync("/api/QuerySymbols[]", new StringContent(body, Encoding.UTF8, "application/json")));

    private static async Task<(HttpStatusCode Status, string Message)> AskAsync(RunningServer server, string query) =>
        await ReadAsync(await server.Client.GetAsync($"/api/symbols?{query}"));

    private static async Task<(HttpStatusCode Status, string Message)> ReadAsync(HttpResponseMessage answer) =>
        (answer.StatusCode, answer.IsSuccessStatusCode ? "" : Message(await answer.Content.ReadFromJsonAsync<JsonElement>()));

    private static string Message(JsonElement body) => body.GetProperty("responseStatus").GetProperty("message").GetString()!;
}
