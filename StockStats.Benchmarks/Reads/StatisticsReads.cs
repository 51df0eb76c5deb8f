using System.Globalization;
using System.Text.Json;

namespace StockStats.Benchmarks.Reads;

/// <summary>GetStatistics of a random symbol over a random range.</summary>
/// <param name="data">The prices that are asked for.</param>
/// <param name="length">Days of each range; null: ranges of all lengths.</param>
internal sealed class StatisticsReads(DataSet data, int? length = null) : ReadKind(data)
{
    protected override string DrawingLua => (length is { } days ? DayRange.Lua(days) : DayRange.AnyLengthLua) + """

          return "GET /api/statistics?symbol=" .. names[random(#names)] .. "&start_date=" .. days[first] .. "&end_date=" .. days[last] .. tail
        """;

    /// <summary>The statistics of all days of a symbol.</summary>
    public string WholeHistory(int symbol) => Path(symbol, 0, Data.Days - 1);

    public override SampledRead Draw(Random random)
    {
        var symbol = random.Next(Data.Symbols);
        var (first, last) = DayRange.Draw(random, Data.Days, length);
        return new(Path(symbol, first, last), answer => FindFault(answer, symbol, first, last));
    }

    private string Path(int symbol, int first, int last) => FormattableString.Invariant(
        $"/api/statistics?symbol={PriceWalk.NameOf(symbol)}&start_date={Dates[first]:yyyy-MM-dd}&end_date={Dates[last]:yyyy-MM-dd}");

    private string? FindFault(JsonElement answer, int symbol, int first, int last)
    {
        var days = last - first + 1;
        var cents = Data.History(symbol).AsSpan(first, days).ToArray().Sum(day => (long)day.Close);
        var average = Math.Round(cents / (100m * days), 4, MidpointRounding.ToEven);
        var row = answer.GetProperty("data");
        var (toldDays, toldAverage) = (row.GetProperty("days").GetInt32(), row.GetProperty("average_daily_close_price").GetDecimal());
        return toldDays == days && toldAverage == average
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"{toldDays} days with an average close of {toldAverage}, not {days} with {average}");
    }
}
