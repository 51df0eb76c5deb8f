using StockStats.ServiceInterface.Prices;
using StockStats.ServiceModel.Types;

namespace StockStats.ServiceInterface.Caching.Redis;

/// <summary>What is known of a symbol besides its bars, as numbers.</summary>
internal static class FactsBytes
{
    private const int HasFactor = 1;
    private const int HasAmount = 2;

    /// <summary>Stands for "never fetched": days count from 0.</summary>
    private const int Never = -1;

    public static void Write(NumberWriter writer, SymbolFacts facts)
    {
        writer.Append((int)facts.Basis);
        writer.Append(facts.ActionsAsOf?.DayNumber ?? Never);
        writer.Append(facts.Actions.Count);
        foreach (var action in facts.Actions)
        {
            writer.Append(action.Date.DayNumber);
            writer.Append((int)action.Kind);
            writer.Append((action.Factor is null ? 0 : HasFactor) | (action.Amount is null ? 0 : HasAmount));
            if (action.Factor is { } factor)
            {
                writer.Append(factor.Numerator);
                writer.Append(factor.Denominator);
            }

            if (action.Amount is { } amount) writer.Append(amount.Millionths);
        }
    }

    public static SymbolFacts Read(ref NumberReader reader, string symbol)
    {
        var basis = (PriceBasis)reader.InRange(0, (int)PriceBasis.All, "the basis");
        var asOf = reader.InRange(Never, DateOnly.MaxValue.DayNumber, "the day of the actions");
        var actions = new CorporateAction[reader.NextCount()];
        for (var i = 0; i < actions.Length; i++) actions[i] = ReadAction(ref reader);
        return new(symbol, basis, actions, asOf == Never ? null : DateOnly.FromDayNumber(asOf));
    }

    private static CorporateAction ReadAction(ref NumberReader reader)
    {
        var date = DateOnly.FromDayNumber(reader.NextDay());
        var kind = (ActionKind)reader.InRange(0, (int)ActionKind.Cash, "the kind of an action");
        var parts = reader.InRange(0, HasFactor | HasAmount, "the parts of an action");
        Ratio? factor = (parts & HasFactor) == 0 ? null : new(reader.Next(), reader.Next());
        Price? amount = (parts & HasAmount) == 0 ? null : new(reader.Next());
        return new(date, kind, factor, amount);
    }
}
