using System.Text.Json;
using System.Text.Json.Serialization;

namespace StockStats.Benchmarks.Wire;

/// <summary>The rows as plain objects for System.Text.Json, which knows nothing of data contracts.</summary>
internal sealed record PlainAnswer(
    [property: JsonPropertyName("data")] IReadOnlyList<PlainRow> Data,
    [property: JsonPropertyName("pagination")] PlainPagination Pagination,
    [property: JsonPropertyName("info")] PlainInfo Info)
{
    public static JsonSerializerOptions Options { get; } = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public static PlainAnswer Instance { get; } = new(
        [.. ConstantRowsServices.Answer.Data.Select(row => new PlainRow(
            row.Symbol, row.Date, row.OpenPrice, row.HighPrice, row.LowPrice, row.ClosePrice, row.Volume,
            row.AdjustedClosePrice, row.DividendAmount, row.SplitCoefficient, row.Provisional))],
        new(ConstantRowsServices.Count, 1, ConstantRowsServices.Count, 1),
        new(""));
}

/// <summary>One day, with the names and the order of the contract.</summary>
internal sealed record PlainRow(
    [property: JsonPropertyName("symbol")] string Symbol,
    [property: JsonPropertyName("date")] DateOnly Date,
    [property: JsonPropertyName("open_price")] decimal OpenPrice,
    [property: JsonPropertyName("high_price")] decimal? HighPrice,
    [property: JsonPropertyName("low_price")] decimal? LowPrice,
    [property: JsonPropertyName("close_price")] decimal ClosePrice,
    [property: JsonPropertyName("volume")] long Volume,
    [property: JsonPropertyName("adjusted_close_price")] decimal? AdjustedClosePrice,
    [property: JsonPropertyName("dividend_amount")] decimal? DividendAmount,
    [property: JsonPropertyName("split_coefficient")] decimal? SplitCoefficient,
    [property: JsonPropertyName("provisional")] bool? Provisional);

internal sealed record PlainPagination(
    [property: JsonPropertyName("count")] long Count,
    [property: JsonPropertyName("page")] int Page,
    [property: JsonPropertyName("limit")] int Limit,
    [property: JsonPropertyName("pages")] long Pages);

internal sealed record PlainInfo([property: JsonPropertyName("error")] string Error);
