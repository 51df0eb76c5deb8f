using System.Globalization;

namespace StockStats.Tests.Ingest.Support;

/// <summary>
/// Runs the rest of a test as in another country. The program runs in globalization-invariant mode, which knows no cultures by name,
/// so their number and date habits are put in by hand.
/// </summary>
internal sealed class CultureSaver : IDisposable
{
    private readonly CultureInfo _before = CultureInfo.CurrentCulture;

    public CultureSaver(string name)
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = ".";
        culture.NumberFormat.NegativeSign = "−";
        culture.DateTimeFormat.DateSeparator = ".";
        culture.DateTimeFormat.ShortDatePattern = name is "tr-TR" ? "d.MM.yyyy" : "dd.MM.yyyy";
        CultureInfo.CurrentCulture = culture;
    }

    public void Dispose() => CultureInfo.CurrentCulture = _before;
}
