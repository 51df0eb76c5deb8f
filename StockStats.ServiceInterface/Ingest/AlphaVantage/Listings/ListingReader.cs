using StockStats.ServiceInterface.Ingest.Formats;
using StockStats.ServiceInterface.Storage.Listings;
using StockStats.ServiceModel.Types;
using Sylvan.Data.Csv;

namespace StockStats.ServiceInterface.Ingest.AlphaVantage.Listings;

/// <summary>Reads the CSV of LISTING_STATUS.</summary>
internal static class ListingReader
{
    /// <summary>Of several rows of one symbol, whose ticker was used again, the one delisted last is kept.</summary>
    /// <param name="content">UTF-8, with or without a byte order mark.</param>
    /// <param name="status">The list that was asked for.</param>
    /// <exception cref="ContentRefusedException">The content is not CSV, or has not the columns of a list.</exception>
    public static ListingRows Read(byte[] content, ListingStatus status)
    {
        using var text = new StreamReader(new MemoryStream(content, writable: false));
        try
        {
            return Read(text, status);
        }
        catch (Exception e) when (e is CsvFormatException or CsvRecordTooLargeException)
        {
            throw ContentRefusedException.NotPrices("it is not CSV: its quotes do not match, or a line is far too long");
        }
    }

    private static ListingRows Read(StreamReader text, ListingStatus status)
    {
        using var csv = CsvDataReader.Create(text, CsvRows.Options());
        ListingColumns? columns = null;
        Dictionary<string, Listing> listings = new(StringComparer.Ordinal);
        List<RejectedRow> rejected = [];
        var (line, doubles) = (1L, 0);
        for (; csv.Read(); line += CsvRows.Lines(csv.GetRawRecordSpan()))
        {
            var cells = CsvRows.Cells(csv);
            if (cells is [""]) continue;
            if (columns is null) columns = new(new(cells));
            else if (!new ListingFields(cells, columns).TryRead(status, out var listing, out var breach)) rejected.Add(breach.At(SymbolOf(cells, columns), line));
            else if (!listings.TryAdd(listing.Symbol, listing))
            {
                doubles++;
                if (listing.DelistingDate > listings[listing.Symbol].DelistingDate) listings[listing.Symbol] = listing;
            }
        }

        return new(listings.Values, doubles, rejected);
    }

    private static string? SymbolOf(string[] cells, ListingColumns columns) => columns.Symbol < cells.Length ? cells[columns.Symbol] : null;
}
