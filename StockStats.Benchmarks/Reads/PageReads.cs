using System.Globalization;
using System.Text.Json;

namespace StockStats.Benchmarks.Reads;

/// <summary>QueryFinancialData, five rows of any page.</summary>
/// <param name="data">The prices that are asked for.</param>
/// <param name="filter">What the rows are chosen by.</param>
internal sealed class PageReads(DataSet data, PageFilter filter) : ReadKind(data)
{
    private const int Limit = 5;

    private bool HasSymbol => filter is PageFilter.Symbol;

    private bool HasDates => filter is PageFilter.Dates;

    protected override string DrawingLua => (HasDates ? DayRange.AnyLengthLua : "  local first, last = 1, #days") + FormattableString.Invariant($$"""

          local pages = math.ceil((last - first + 1) * {{(HasSymbol ? "1" : "#names")}} / {{Limit}})
          return "GET /api/financial_data?limit={{Limit}}&page=" .. random(pages) {{OptionalLua}} .. tail
        """);

    public override SampledRead Draw(Random random)
    {
        int? symbol = HasSymbol ? random.Next(Data.Symbols) : null;
        var (first, last) = HasDates ? DayRange.Draw(random, Data.Days, length: null) : (0, Data.Days - 1);
        var count = (last - first + 1L) * (HasSymbol ? 1 : Data.Symbols);
        var page = random.NextInt64(1, (count + Limit - 1) / Limit + 1);
        var dates = HasDates ? FormattableString.Invariant($"&start_date={Dates[first]:yyyy-MM-dd}&end_date={Dates[last]:yyyy-MM-dd}") : "";
        var path = FormattableString.Invariant($"/api/financial_data?limit={Limit}&page={page}{dates}") + (symbol is { } number ? $"&symbol={PriceWalk.NameOf(number)}" : "");
        return new(path, answer => FindFault(answer, Expected(symbol ?? 0, first, last, count, (page - 1) * Limit), count));
    }

    private string OptionalLua => filter switch
    {
        PageFilter.Symbol => """.. "&symbol=" .. names[random(#names)]""",
        PageFilter.Dates => """.. "&start_date=" .. days[first] .. "&end_date=" .. days[last]""",
        _ => "",
    };

    /// <summary>The rows of a page as text: rows stand by symbol, then day.</summary>
    private string[] Expected(int firstSymbol, int first, int last, long count, long skipped)
    {
        var days = last - first + 1;
        return [.. Enumerable.Range(0, (int)Math.Min(Limit, count - skipped)).Select(row =>
        {
            var symbol = firstSymbol + (int)((skipped + row) / days);
            var day = first + (int)((skipped + row) % days);
            return Text(PriceWalk.NameOf(symbol), Dates[day], Data.History(symbol)[day].Close / 100m);
        })];
    }

    private static string? FindFault(JsonElement answer, string[] expected, long count)
    {
        string[] told = [.. answer.GetProperty("data").EnumerateArray().Select(row => Text(
            row.GetProperty("symbol").GetString()!,
            DateOnly.ParseExact(row.GetProperty("date").GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture),
            row.GetProperty("close_price").GetDecimal()))];
        var toldCount = answer.GetProperty("pagination").GetProperty("count").GetInt64();
        return toldCount == count && told.SequenceEqual(expected, StringComparer.Ordinal)
            ? null
            : FormattableString.Invariant($"of {toldCount} rows {string.Join(", ", told)}; not, of {count}, {string.Join(", ", expected)}");
    }

    private static string Text(string symbol, DateOnly date, decimal close) =>
        string.Create(CultureInfo.InvariantCulture, $"{symbol} {date:yyyy-MM-dd} {close:0.00####}");
}

/// <summary>What rows are chosen by.</summary>
internal enum PageFilter
{
    None,
    Symbol,
    Dates,
}
