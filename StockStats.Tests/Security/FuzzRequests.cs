using System.Globalization;
using System.Text;
using System.Text.Json;
using Messaging.Catalog;

namespace StockStats.Tests.Security;

/// <summary>Requests by chance, the same ones for the same seed: of every route and format, with good values, odd ones and none.</summary>
internal sealed class FuzzRequests(IReadOnlyList<Message> messages, string key, int seed)
{
    private static readonly string[] Formats = ["json", "csv", "xml", "jsv", "jsonl"];
    private static readonly string[] Types = ["application/json", "text/csv", "application/xml", "text/jsv", "text/jsonl", "application/x-www-form-urlencoded", "multipart/form-data; boundary=b", "text/plain", "x", "application/json; charset=utf-16"];
    private static readonly string[] Accepts = ["*/*", "application/json", "text/csv;q=0.1, application/xml", "text/html", "text/jsv", "image/png", "a/b;q=x", ",,,", "text/jsonl"];
    private static readonly string[] Encodings = ["gzip", "br", "deflate", "identity", "x"];
    private static readonly string[] Methods = ["GET", "GET", "GET", "POST", "POST", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH", "QUERY"];

    private static readonly string[] Documents =
        ["/", "/api", "/metadata", "/types", "/types/csharp", "/types/typescript", "/types/js", "/types/mjs", "/types/metadata.json", "/types/proto", "/openapi", "/openapi/v2.json", "/swagger-ui", "/swagger-ui/start.js", "/health/live", "/csv/metadata?op=QuerySymbols", "/metadata/GetStatistics", "/nothing", "/favicon.ico"];

    private static readonly string[] Values =
    [
        "AAPL", "IBM", "^GSPC", "aapl", "NONE", "A,B,C", "", " ", "0", "1", "-1", "10000", "10001", "2147483648", "9223372036854775808", "1e400", "-0", "NaN", "Infinity", "1.5", "0.0000001", "1,5", "abc",
        "2015-01-02", "2015-12-31", "2016-02-29", "2015-02-30", "0001-01-01", "9999-12-31", "10000-01-01", "2015-1-2", "2015-01-02T00:00:00Z", "20150102", "true", "false", "null", "asc", "desc", "raw", "split", "all", "as_stored", "first", "previous",
        "'", "\"", "\\", "<a>&amp;", "{", "}", "[", "]", "[[[[", "{}", "\0", "\r\n", "\u001b[31m", "\ud83d\ude00", "\ud83d", "\ufffe", "é", "..", "../../etc/passwd", "%", "%zz", "{{0}}", "${x}",
    ];

    private readonly Random _random = new(seed);

    /// <summary>The next request, with what a client adds of itself.</summary>
    public FuzzRequest Next()
    {
        var message = Pick(messages);
        var path = _random.Next(8) == 0 ? Pick(Documents) : PathOf(message);
        var headers = new List<(string, string)>();
        if (_random.Next(3) == 0) headers.Add(("Accept", Pick(Accepts)));
        if (_random.Next(6) == 0) headers.Add(("Accept-Encoding", Pick(Encodings)));
        if (_random.Next(10) == 0) headers.Add(("X-Http-Method-Override", Pick(Methods)));
        if (_random.Next(10) == 0) headers.Add(("If-None-Match", _random.Next(2) == 0 ? "W/\"x\"" : Pick(Values)));
        if (_random.Next(3) == 0) headers.Add(("X-Api-Key", _random.Next(4) == 0 ? "another-key-01234" : key));
        else if (_random.Next(10) == 0) headers.Add(("Authorization", Pick(["Bearer a.b.c", "Bearer " + key, "Basic eDp5", "Bearer", "Bearer e30.e30."])));
        var method = _random.Next(5) > 0 ? Pick(message.Verbs) : Pick(Methods);
        var hasBody = method is not ("GET" or "HEAD") || _random.Next(20) == 0;
        if (!hasBody) return new(method, path, headers, null, null);
        if (_random.Next(15) == 0) headers.Add(("Content-Encoding", Pick(Encodings)));
        return new(method, path, headers, Pick(Types), Body(_random.Next(5) > 0 ? message : Pick(messages)));
    }

    /// <summary>A request as bytes, of which some are others.</summary>
    public byte[] NextRaw()
    {
        var request = Next();
        var text = new StringBuilder($"{request.Method} {request.Path} HTTP/1.1\r\nHost: x\r\n");
        foreach (var (name, value) in request.Headers) text.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        if (request.Body is { } body) text.Append(CultureInfo.InvariantCulture, $"Content-Type: {request.ContentType}\r\nContent-Length: {body.Length}\r\n");
        byte[] bytes = [.. Encoding.UTF8.GetBytes(text.Append("\r\n").ToString()), .. request.Body ?? []];
        for (var changes = _random.Next(6); changes > 0; changes--) bytes[_random.Next(bytes.Length)] = _random.Next(4) == 0 ? (byte)_random.Next(256) : (byte)Pick(" \r\n:/?&%0\0\t\"{}"u8.ToArray());
        return _random.Next(10) == 0 ? bytes[.._random.Next(1, bytes.Length)] : bytes;
    }

    private string PathOf(Message message)
    {
        var route = Pick(message.Routes).Path;
        var path = _random.Next(6) switch
        {
            0 => $"/{Pick(Formats)}/reply/{message.Name}",
            1 => $"/{Pick(Formats)}/oneway/{message.Name}",
            2 => $"{route}.{Pick(Formats)}",
            3 => $"/api/{message.Name}[]",
            _ => route,
        };
        string[] parameters = [.. message.Fields.Where(_ => _random.Next(3) > 0).Select(field => $"{field.Name}={Uri.EscapeDataString(Good(field.Name))}")];
        var query = string.Join('&', parameters.Concat(_random.Next(4) == 0 ? [Pick(["format=csv", "format=x", "a", "=", "&&", "limit=1&limit=2", "symbol[]=x", "page=%"])] : []));
        return query is "" ? path : $"{path}?{query}";
    }

    /// <summary>Mostly what the field wants, so that requests get far.</summary>
    private string Good(string field) => _random.Next(4) == 0 ? Text() : field switch
    {
        "symbol" or "symbols" or "benchmark" or "search" => Pick(["AAPL", "IBM", "^GSPC"]),
        "start_date" or "date" => new DateOnly(2015, 1, 1).AddDays(_random.Next(400)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        "end_date" => "2016-12-31",
        "limit" or "page" => _random.Next(0, 50).ToString(CultureInfo.InvariantCulture),
        "open_price" or "close_price" => $"{_random.Next(1, 500)}.{_random.Next(100)}",
        "volume" => $"{_random.Next(1_000_000)}",
        _ => Text(),
    };

    private string Text() => _random.Next(5) > 0 ? Pick(Values) : string.Concat(Enumerable.Range(0, _random.Next(40)).Select(_ => (char)_random.Next(1, 0xFFFF)));

    private byte[] Body(Message message)
    {
        var bytes = _random.Next(8) switch
        {
            0 => [.. Enumerable.Range(0, _random.Next(200)).Select(_ => (byte)_random.Next(256))],
            1 => Encoding.UTF8.GetBytes("symbol,date,open_price,close_price,volume\n" + string.Join('\n', Enumerable.Range(0, _random.Next(5)).Select(_ => $"IBM,{Good("date")},{Good("open_price")},{Good("close_price")},{Good("volume")}"))),
            2 => Encoding.UTF8.GetBytes($"<{message.Name}>{string.Concat(message.Fields.Select(field => $"<{field.Name}>{Good(field.Name)}</{field.Name}>"))}</{message.Name}>"),
            3 => Encoding.UTF8.GetBytes($"{{{string.Join(',', message.Fields.Select(field => $"{field.Name}:{Good(field.Name)}"))}}}"),
            4 => Encoding.UTF8.GetBytes(new string('[', _random.Next(2000))),
            _ => Json(message),
        };
        return _random.Next(5) == 0 && bytes.Length > 0 ? bytes[.._random.Next(bytes.Length)] : bytes;
    }

    private byte[] Json(Message message)
    {
        var fields = message.Fields.ToDictionary(field => field.Name, field => (object)Good(field.Name), StringComparer.Ordinal);
        if (fields.ContainsKey("data"))
            fields["data"] = Enumerable.Range(0, _random.Next(4)).Select(_ => new { symbol = Good("symbol"), date = Good("date"), open_price = Good("open_price"), close_price = Good("close_price"), volume = Good("volume") }).ToArray();
        return JsonSerializer.SerializeToUtf8Bytes(fields);
    }

    private T Pick<T>(IReadOnlyList<T> choices) => choices[_random.Next(choices.Count)];
}

/// <summary>A request to send.</summary>
internal sealed record FuzzRequest(string Method, string Path, IReadOnlyList<(string Name, string Value)> Headers, string? ContentType, byte[]? Body);
