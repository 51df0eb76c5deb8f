using System.Diagnostics.CodeAnalysis;
using StockStats.ServiceInterface.Ingest.Rows;
using StockStats.ServiceModel.Types;

namespace StockStats.ServiceInterface.Ingest.Formats;

/// <summary>One way to write prices down. Stateless; one instance serves every input.</summary>
internal interface IPriceFormat
{
    /// <summary>The name users choose it by: <c>yahoo-csv</c>.</summary>
    string Name { get; }

    /// <summary>What prices in this format are adjusted for; null where the format leaves it open and the user has to say.</summary>
    PriceBasis? Basis { get; }

    /// <summary>What prices of content that begins like this are adjusted for: <see cref="Basis"/>, where the content does not say more.</summary>
    PriceBasis? BasisOf(ContentHead head) => Basis;

    /// <summary>Whether rows of a symbol may stand anywhere although there is no <see cref="SymbolColumn"/>.</summary>
    bool MixesSymbols => false;

    /// <summary>The order of the numbers in the content's dates; null where all of it has to be looked at to know.</summary>
    /// <exception cref="ContentRefusedException">The content as a whole is not daily prices in this format.</exception>
    DateOrder? KnownDateOrder(ContentHead head) => DateOrder.YearMonthDay;

    /// <summary>Whether content that begins like this is, or claims to be, in this format.</summary>
    bool Recognizes(ContentHead head);

    /// <summary>
    /// The column of a table in which each row names its symbol, from 0; null where the content holds one symbol, or names each only once.
    /// </summary>
    /// <exception cref="ContentRefusedException">The content as a whole is not daily prices in this format.</exception>
    int? SymbolColumn(ContentHead head);

    /// <summary>Reads the rows as they come; each holds until the next one is read. What is wrong with a single row is said in the row.</summary>
    /// <remarks>Not asynchronous: a state machine for each of millions of rows takes as long as reading them.</remarks>
    /// <param name="content">From its first byte, a byte order mark included. Left open.</param>
    /// <param name="order">How days are written that do not begin with the year.</param>
    /// <exception cref="ContentRefusedException">The content as a whole is not daily prices in this format.</exception>
    IEnumerable<RawRow> Read(Stream content, DateOrder order);
}

/// <summary>Content that gives no prices as a whole, whatever its rows say. Becomes a <see cref="FetchRefused"/>.</summary>
/// <param name="kind">The kind of refusal.</param>
/// <param name="message">What is wrong and what to do, without the name of the input.</param>
[SuppressMessage("Design", "CA1064:Exceptions should be public", Justification = "Never leaves Ingest: a refusal is a result.")]
internal sealed class ContentRefusedException(RefusalKind kind, string message) : Exception(message)
{
    public RefusalKind Kind { get; } = kind;

    /// <summary>The refusal of content that is not prices.</summary>
    public static ContentRefusedException NotPrices(string message) => new(RefusalKind.NotPrices, message);
}
