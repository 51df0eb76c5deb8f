using StockStats.ServiceInterface.Ingest.Rows;
using StockStats.ServiceModel.Types;

namespace StockStats.ServiceInterface.Ingest.Formats;

/// <summary>A way to write prices down as a table with a header: it says which column is what.</summary>
internal abstract class CsvPriceFormat : IPriceFormat
{
    public abstract string Name { get; }

    public abstract PriceBasis? Basis { get; }

    /// <summary>The order the vendor writes dates in; null where it writes them in several, or begins with the year.</summary>
    protected virtual DateOrder? VendorsDateOrder => null;

    /// <summary>Whether a table with such a header is in this format.</summary>
    public abstract bool Recognizes(CsvHeader header);

    /// <summary>Finds the columns.</summary>
    /// <exception cref="ContentRefusedException">A column is missing, comes twice, or says that these are no daily prices.</exception>
    public abstract CsvColumns Columns(CsvHeader header);

    public virtual PriceBasis? BasisOf(ContentHead head) => Basis;

    public virtual bool Recognizes(ContentHead head) => head.Header is { } header && Recognizes(header);

    public int? SymbolColumn(ContentHead head) => head.Header is { } header ? Columns(header).Symbol : null;

    public DateOrder? KnownDateOrder(ContentHead head)
    {
        if (head.Header is not { } header) return DateOrder.YearMonthDay;
        var column = Columns(header).Date;
        string[] dates = [.. head.FirstRows.Where(row => row.Length == header.Count).Select(row => row[column])];
        if (ArePartsOfDays(dates)) throw ContentRefusedException.NotPrices(TradingInterval.NotDailyMessage("of parts of a day"));
        if (VendorsDateOrder is { } order) return order;
        return Array.Exists(dates, date => DayText.DayAndMonth(date) is not null) ? null : DateOrder.YearMonthDay;
    }

    public IEnumerable<RawRow> Read(Stream content, DateOrder order) =>
        CsvRows.Read(content, header => Columns(header) with { DateOrder = order });

    /// <summary>Whether two rows one after the other are of the same day at different times of it.</summary>
    private static bool ArePartsOfDays(string[] dates)
    {
        for (var i = 1; i < dates.Length; i++)
        {
            var day = DayText.OfPartOfDay(dates[i]);
            if (!day.IsEmpty && day.SequenceEqual(DayText.OfPartOfDay(dates[i - 1])) && dates[i] != dates[i - 1]) return true;
        }

        return false;
    }
}
