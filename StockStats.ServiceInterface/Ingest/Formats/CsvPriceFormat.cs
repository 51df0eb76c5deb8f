using StockStats.ServiceInterface.Ingest.Rows;
using StockStats.ServiceModel.Types;

namespace StockStats.ServiceInterface.Ingest.Formats;

/// <summary>A way to write prices down as a table with a header: it says which column is what.</summary>
internal abstract class CsvPriceFormat : IPriceFormat
{
    public abstract string Name { get; }

    public abstract PriceBasis? Basis { get; }

    /// <summary>Whether a table with such a header is in this format.</summary>
    public abstract bool Recognizes(CsvHeader header);

    /// <summary>Finds the columns.</summary>
    /// <exception cref="ContentRefusedException">A column is missing, comes twice, or says that these are no daily prices.</exception>
    public abstract CsvColumns Columns(CsvHeader header);

    public bool Recognizes(ContentHead head) => head.Header is { } header && Recognizes(header);

    public int? SymbolColumn(ContentHead head) => head.Header is { } header ? Columns(header).Symbol : null;

    public IEnumerable<RawRow> Read(Stream content) => CsvRows.Read(content, Columns);
}
