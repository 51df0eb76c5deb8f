using System.Globalization;
using Microsoft.Extensions.Options;

namespace StockStats.ServiceInterface.Ingest.AlphaVantage;

/// <summary>Names every setting that cannot be used, its value (a key's never) and what was expected.</summary>
internal sealed class AlphaVantageOptionsValidator : IValidateOptions<AlphaVantageOptions>
{
    public ValidateOptionsResult Validate(string? name, AlphaVantageOptions options)
    {
        string[] problems =
        [
            .. Keys(options),
            .. Address(nameof(options.BaseUrl), options.BaseUrl, showsValue: true),
            .. string.IsNullOrEmpty(options.ApiKeyUrl)
                ? []
                : Address(nameof(options.ApiKeyUrl), options.ApiKeyUrl, showsValue: false),
            .. Known(nameof(options.Function), options.Function, IsFunction(options), string.Join(" or ", AlphaVantageOptions.Functions)),
            .. Known(nameof(options.OutputSize), options.OutputSize.ToString(), Enum.IsDefined(options.OutputSize), "compact or full"),
            .. Known(nameof(options.DataType), options.DataType.ToString(), Enum.IsDefined(options.DataType), "json or csv"),
            .. Range(nameof(options.PerSecond), options.PerSecond, 0.01, 1000),
            .. Range(nameof(options.PerMinute), options.PerMinute, 0, 100_000),
            .. Range(nameof(options.PerDay), options.PerDay, 0, 1_000_000),
            .. Range(nameof(options.ActionsEveryDays), options.ActionsEveryDays, 0, 3650),
            .. Range(nameof(options.RetrySeconds), options.RetrySeconds, 0, 3600),
            .. Range(nameof(options.MinuteRetrySeconds), options.MinuteRetrySeconds, 0, 3600),
            .. Range(nameof(options.MaxRetries), options.MaxRetries, 0, 10),
            .. Range(nameof(options.TimeoutSeconds), options.TimeoutSeconds, 0.01, 600),
            .. Range(nameof(options.KeyTimeoutSeconds), options.KeyTimeoutSeconds, 0.01, 600),
        ];
        return problems.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(string.Join("; ", problems));
    }

    private static bool IsFunction(AlphaVantageOptions options) =>
        AlphaVantageOptions.Functions.Contains(options.Function, StringComparer.Ordinal);

    private static IEnumerable<string> Keys(AlphaVantageOptions options)
    {
        string[] set =
        [
            .. new[]
            {
                (Name: nameof(options.ApiKey), Value: options.ApiKey),
                (Name: nameof(options.ApiKeyFile), Value: options.ApiKeyFile),
                (Name: nameof(options.ApiKeyUrl), Value: options.ApiKeyUrl),
            }.Where(key => !string.IsNullOrEmpty(key.Value)).Select(key => Setting(key.Name)),
        ];
        if (set.Length > 1) yield return $"{string.Join(" and ", set)} are set; at most one of them may be";
    }

    private static IEnumerable<string> Address(string name, string value, bool showsValue)
    {
        if (Uri.TryCreate(value, UriKind.Absolute, out var address) && address.Scheme is "http" or "https") yield break;
        yield return showsValue
            ? $"{Setting(name)} '{value}' is not an address such as https://www.alphavantage.co"
            : $"{Setting(name)} is not an address that begins with https:// or http://";
    }

    private static IEnumerable<string> Known(string name, string value, bool isKnown, string expected)
    {
        if (!isKnown) yield return $"{Setting(name)} '{value}' is not {expected}";
    }

    private static IEnumerable<string> Range(string name, double value, double smallest, double largest)
    {
        if (!(value >= smallest && value <= largest))
            yield return string.Create(CultureInfo.InvariantCulture, $"{Setting(name)} {value} is not from {smallest} to {largest}");
    }

    private static string Setting(string name) => $"{AlphaVantageOptions.Section}:{name}";
}
