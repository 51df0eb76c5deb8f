using StockStats.ServiceInterface.Ingest.Rows;
using StockStats.ServiceInterface.Prices;

namespace StockStats.ServiceInterface.Ingest.Sorting;

/// <summary>The binary form of a checked row. It is read by the process that wrote it only, so it has no version.</summary>
internal static class SpoolRecord
{
    [Flags]
    private enum Parts : byte
    {
        None = 0,
        Rejected = 1,
        High = 2,
        Low = 4,
        AdjustedClose = 8,
        Provisional = 16,
        Rounded = 32,
        Actions = 64,
    }

    public static void Write(BinaryWriter to, in CheckedRow row)
    {
        if (row.Rejected is { } rejected) WriteRejected(to, rejected);
        else WriteValid(to, row.Valid);
    }

    public static CheckedRow Read(BinaryReader from, string symbol)
    {
        var parts = (Parts)from.ReadByte();
        return parts == Parts.Rejected ? new(symbol, default, ReadRejected(from, symbol)) : new(symbol, ReadValid(from, parts), null);
    }

    private static void WriteRejected(BinaryWriter to, RejectedRow row)
    {
        to.Write((byte)Parts.Rejected);
        to.Write(row.Line);
        to.Write(row.Field);
        to.Write(row.Value);
        to.Write(row.Rule);
        to.Write(row.Message);
    }

    private static RejectedRow ReadRejected(BinaryReader from, string symbol) =>
        new(symbol, from.ReadInt64(), from.ReadString(), from.ReadString(), from.ReadString(), from.ReadString());

    private static void WriteValid(BinaryWriter to, in ValidRow row)
    {
        var (bar, actions) = row.Row;
        to.Write((byte)PartsOf(row));
        to.Write(row.Line);
        to.Write(bar.Date.DayNumber);
        to.Write(bar.Open.Millionths);
        to.Write(bar.Close.Millionths);
        to.Write(bar.Volume);
        if (bar.High is { } high) to.Write(high.Millionths);
        if (bar.Low is { } low) to.Write(low.Millionths);
        if (bar.AdjustedClose is { } adjusted) to.Write(adjusted.Millionths);
        if (actions is not null) WriteActions(to, actions);
    }

    private static Parts PartsOf(in ValidRow row)
    {
        var bar = row.Row.Bar;
        return (bar.High is null ? Parts.None : Parts.High)
            | (bar.Low is null ? Parts.None : Parts.Low)
            | (bar.AdjustedClose is null ? Parts.None : Parts.AdjustedClose)
            | (bar.Provisional ? Parts.Provisional : Parts.None)
            | (row.Rounded ? Parts.Rounded : Parts.None)
            | (row.Row.Actions is null ? Parts.None : Parts.Actions);
    }

    private static ValidRow ReadValid(BinaryReader from, Parts parts)
    {
        var line = from.ReadInt64();
        var date = DateOnly.FromDayNumber(from.ReadInt32());
        var (open, close, volume) = (ReadPrice(from), ReadPrice(from), from.ReadInt64());
        Price? high = parts.HasFlag(Parts.High) ? ReadPrice(from) : null;
        Price? low = parts.HasFlag(Parts.Low) ? ReadPrice(from) : null;
        Price? adjusted = parts.HasFlag(Parts.AdjustedClose) ? ReadPrice(from) : null;
        var bar = new Bar(date, open, high, low, close, volume, adjusted, parts.HasFlag(Parts.Provisional));
        var actions = parts.HasFlag(Parts.Actions) ? ReadActions(from, date) : null;
        return new(line, new(bar, actions), parts.HasFlag(Parts.Rounded));
    }

    private static Price ReadPrice(BinaryReader from) => new(from.ReadInt64());

    private static void WriteActions(BinaryWriter to, IReadOnlyList<CorporateAction> actions)
    {
        to.Write7BitEncodedInt(actions.Count);
        foreach (var action in actions)
        {
            to.Write((byte)action.Kind);
            to.Write(action.Amount is not null);
            if (action.Amount is { } amount) to.Write(amount.Millionths);
            to.Write(action.Factor is not null);
            if (action.Factor is not { } factor) continue;
            to.Write(factor.Numerator);
            to.Write(factor.Denominator);
        }
    }

    private static List<CorporateAction> ReadActions(BinaryReader from, DateOnly date)
    {
        List<CorporateAction> actions = [];
        for (var left = from.Read7BitEncodedInt(); left > 0; left--)
        {
            var kind = (ActionKind)from.ReadByte();
            Price? amount = from.ReadBoolean() ? ReadPrice(from) : null;
            Ratio? factor = from.ReadBoolean() ? new Ratio(from.ReadInt64(), from.ReadInt64()) : null;
            actions.Add(new(date, kind, factor, amount));
        }

        return actions;
    }
}
