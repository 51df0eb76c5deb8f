using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace StockStats.Tests.Program;

/// <summary>Bodies in every format, and how they are sent.</summary>
public sealed partial class StorePricesTests
{
    private const string Key = "key-of-the-tests-0123";
    private const string Path = "/api/financial_data";

    /// <summary>A row of the day 2024-02-29; {0} its symbol, {1} its volume.</summary>
    private static readonly Dictionary<string, (string Head, string Row, string Between, string Tail)> Formats = new(StringComparer.Ordinal)
    {
        ["application/json"] = ("{\"data\":[", "{\"symbol\":\"S\",\"date\":\"D\",\"open_price\":O,\"close_price\":1.25,\"volume\":V}", ",", "]}"),
        ["text/csv"] = ("symbol,date,open_price,close_price,volume\n", "S,D,O,1.25,V", "\n", "\n"),
        ["application/xml"] = ("<StoreFinancialData><data>",
            "<FinancialData><symbol>S</symbol><date>D</date><open_price>O</open_price><close_price>1.25</close_price><volume>V</volume></FinancialData>", "",
            "</data></StoreFinancialData>"),
        ["text/jsv"] = ("{data:[", "{symbol:S,date:D,open_price:O,close_price:1.25,volume:V}", ",", "]}"),
        ["text/jsonl"] = ("", "{\"symbol\":\"S\",\"date\":\"D\",\"open_price\":O,\"close_price\":1.25,\"volume\":V}", "\n", "\n"),
    };

    private static readonly string[] Types = [.. Formats.Keys];

    private static string Row(string type, string symbol, string date = "2024-02-29", string open = "1.5", string volume = "7") => Formats[type].Row
        .Replace("S", "\u0001", StringComparison.Ordinal).Replace("D", "\u0002", StringComparison.Ordinal)
        .Replace("O", "\u0003", StringComparison.Ordinal).Replace("V", "\u0004", StringComparison.Ordinal)
        .Replace("Financial\u0002ata", "FinancialData", StringComparison.Ordinal)
        .Replace("\u0001", symbol, StringComparison.Ordinal).Replace("\u0002", date, StringComparison.Ordinal)
        .Replace("\u0003", open, StringComparison.Ordinal).Replace("\u0004", volume, StringComparison.Ordinal);

    private static string Body(string type, params string[] rows) => Formats[type].Head + string.Join(Formats[type].Between, rows) + Formats[type].Tail;

    private static HttpRequestMessage Request(HttpContent content, string query = "") =>
        new(HttpMethod.Post, Path + query) { Content = content, Headers = { { "X-Api-Key", Key } } };

    private string NewSymbol() => FormattableString.Invariant($"T{Interlocked.Increment(ref _symbols)}");

    private Task<StoreReply> PostAsync(string type, string body, string query = "")
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) { Headers = { ContentType = MediaTypeHeaderValue.Parse(type) } };
        return SendAsync(content, query);
    }

    private async Task<StoreReply> SendAsync(HttpContent content, string query = "")
    {
        using var request = Request(content, query);
        using var response = await _server.Client.SendAsync(request);
        return new(response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private async Task<int> CountAsync(string symbol)
    {
        using var response = await _server.Client.GetAsync($"{Path}?symbol={symbol}&limit=1");
        return response.StatusCode == HttpStatusCode.NotFound
            ? 0
            : JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.GetProperty("pagination").GetProperty("count").GetInt32();
    }

    /// <summary>Sends the beginning of a body and hangs up for writing.</summary>
    /// <returns>The first line of the answer; empty where the server only hangs up too.</returns>
    private async Task<string> BreakOffAsync(string type, string beginning, int announced)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        using var socket = new TcpClient();
        await socket.ConnectAsync(_server.Address.Host, _server.Address.Port, patience.Token);
        var head = FormattableString.Invariant($"POST {Path}?on_error=skip HTTP/1.1\r\nHost: {_server.Address.Authority}\r\nX-Api-Key: {Key}\r\nContent-Type: {type}\r\nContent-Length: {announced}\r\n\r\n");
        await using var connection = socket.GetStream();
        await connection.WriteAsync(Encoding.UTF8.GetBytes(head + beginning), patience.Token);
        socket.Client.Shutdown(SocketShutdown.Send);
        using var answer = new StreamReader(connection);
        try
        {
            return await answer.ReadLineAsync(patience.Token) ?? "";
        }
        catch (IOException)
        {
            return "";
        }
    }

    private sealed record StoreReply(HttpStatusCode Status, string Body)
    {
        private JsonElement Json => JsonDocument.Parse(Body).RootElement;

        public (int Received, int Inserted, int Updated, int Unchanged, int Rejected) Counts =>
            (Count("received"), Count("inserted"), Count("updated"), Count("unchanged"), Count("rejected"));

        public string? ErrorCode => Json.GetProperty("responseStatus").GetProperty("errorCode").GetString();

        public string? FieldName => Json.GetProperty("responseStatus").GetProperty("errors")[0].GetProperty("fieldName").GetString();

        public (int Row, string? Field) FirstError =>
            (Json.GetProperty("errors")[0].GetProperty("row").GetInt32(), Json.GetProperty("errors")[0].GetProperty("field").GetString());

        private int Count(string name) => Json.GetProperty(name).GetInt32();
    }
}
