using System.Text;
using System.Text.Json;
using StockStats.ServiceInterface.Ingest.AlphaVantage.Actions;
using StockStats.ServiceInterface.Ingest.Formats;
using StockStats.ServiceInterface.Ingest.Rows;

namespace StockStats.ServiceInterface.Ingest.AlphaVantage;

/// <summary>A refusal and its message for people, free of keys.</summary>
internal sealed record Refusal(RefusalKind Kind, string Message);

/// <summary>What one request gave: prices to be read, a list of actions, or a refusal.</summary>
internal sealed record AlphaVantageAnswer
{
    private AlphaVantageAnswer()
    {
    }

    /// <summary>The content, where it claims to be prices; else null.</summary>
    public (IPriceFormat Format, byte[] Content)? Prices { get; private init; }

    /// <summary>The list of actions, where one was asked for and came; else null.</summary>
    public ActionListText? List { get; private init; }

    /// <summary>Why nothing of what was asked for came; null where it did.</summary>
    public Refusal? Refusal { get; private init; }

    /// <summary>Whether the same request may fare better later.</summary>
    public Retry Retry { get; private init; }

    /// <summary>Tells prices from refusals by the content alone.</summary>
    /// <param name="content">The body of an answer with status 200.</param>
    /// <param name="query">What was asked for.</param>
    /// <param name="key">The key used, to be kept out of messages.</param>
    public static AlphaVantageAnswer Of(byte[] content, AlphaVantageQuery query, string key)
    {
        try
        {
            if (ActionListShape.Of(query.Function) is { } shape) return OfList(shape, content, query, key);
            var head = ContentHead.Of(content.AsSpan(0, Math.Min(content.Length, ContentHead.Length)));
            if (head.Text is ['{', ..]) return OfJson(content, query, key);
            if (head.IsJson) return Refused(RefusalKind.NotPrices, query, head.Text, key);
            return PriceFormats.AlphaVantageCsv.Recognizes(head)
                ? new() { Prices = (PriceFormats.AlphaVantageCsv, content) }
                : OfMessage(head.Text, query, key);
        }
        catch (ContentRefusedException refused)
        {
            return Refused(refused.Kind, query, Encoding.UTF8.GetString(content), key);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return Failed("AlphaVantage's answer broke off or is damaged: it is not complete JSON. Run it again later.", key, retry: true);
        }
    }

    /// <summary>No answer, or none with status 200.</summary>
    public static AlphaVantageAnswer Failed(string message, string key, bool retry) => new()
    {
        Refusal = new(RefusalKind.Transport, KeyRedaction.Redact(message, key)),
        Retry = retry ? Retry.Soon : Retry.Never,
    };

    /// <summary>No request may be sent any more today.</summary>
    public static AlphaVantageAnswer Spent(string message, string key) =>
        new() { Refusal = new(RefusalKind.DailyQuota, KeyRedaction.Redact(message, key)) };

    private static AlphaVantageAnswer OfList(ActionListShape shape, byte[] content, AlphaVantageQuery query, string key)
    {
        if (ActionListText.Read(shape, content) is { } list) return new() { List = list };
        var head = ContentHead.Of(content.AsSpan(0, Math.Min(content.Length, ContentHead.Length)));
        var answer = head.Text is ['{', ..] ? OfJson(content, query, key)
            : head.IsJson ? Refused(RefusalKind.NotPrices, query, head.Text, key)
            : OfMessage(head.Text, query, key);
        return answer.Prices is null ? answer : Refused(RefusalKind.NotPrices, query, $"prices instead of {shape.Name}", key);
    }

    private static AlphaVantageAnswer OfJson(byte[] content, AlphaVantageQuery query, string key)
    {
        ReadOnlySpan<byte> json = content;
        var envelope = AlphaVantageEnvelope.Read(json.StartsWith("\uFEFF"u8) ? json["\uFEFF"u8.Length..] : json);
        if (envelope.SeriesName is not null) return new() { Prices = (PriceFormats.AlphaVantageJson, content) };
        return envelope.IsEmpty
            ? Refused(RefusalKind.NoData, query, "", key)
            : OfMessage(envelope.Message ?? Encoding.UTF8.GetString(json), query, key);
    }

    private static AlphaVantageAnswer OfMessage(string message, AlphaVantageQuery query, string key) =>
        Refused(AlphaVantageRefusals.Classify(message), query, message, key);

    private static AlphaVantageAnswer Refused(RefusalKind kind, AlphaVantageQuery query, string message, string key) => new()
    {
        Refusal = new(kind, AlphaVantageAdvice.For(kind, query, Excerpt.Of(KeyRedaction.Redact(message, key)))),
        Retry = kind != RefusalKind.Throttled ? Retry.Never
            : AlphaVantageRefusals.IsAboutMinutes(message) ? Retry.AfterAMinute
            : Retry.Soon,
    };
}

/// <summary>When a request may be sent again.</summary>
internal enum Retry
{
    Never,
    Soon,
    AfterAMinute,
}
