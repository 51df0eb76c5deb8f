namespace StockStats.Benchmarks.Reads;

/// <summary>Scripts for wrk that draw requests. Requests are put together as text, since wrk's own way is several times slower.</summary>
internal static class RequestScript
{
    /// <param name="data">The symbols and days that are drawn from.</param>
    /// <param name="server">Whom it asks.</param>
    /// <param name="seed">With the same seed it draws the same requests.</param>
    /// <param name="drawing">The body of <c>request</c>: may use <c>random</c>, the lists <c>names</c> and <c>days</c>, and <c>tail</c>.</param>
    public static string Of(DataSet data, Uri server, int seed, string drawing) => FormattableString.Invariant($$"""
        math.randomseed({{seed}})
        local random, names, days = math.random, {}, {}
        for name in ("{{string.Join(' ', Enumerable.Range(0, data.Symbols).Select(PriceWalk.NameOf))}}"):gmatch("%S+") do names[#names + 1] = name end
        for day in ("{{string.Join(' ', data.Dates().Select(date => FormattableString.Invariant($"{date:yyyy-MM-dd}")))}}"):gmatch("%S+") do days[#days + 1] = day end
        local tail = " HTTP/1.1\r\nHost: {{server.Authority}}\r\n\r\n"
        request = function()
        {{drawing}}
        end

        """);
}
