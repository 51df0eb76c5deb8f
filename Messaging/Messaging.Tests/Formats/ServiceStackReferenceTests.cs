using System.Globalization;
using ServiceStack.Text;

namespace Messaging.Tests.Formats;

/// <summary>Our CSV and JSV against ServiceStack's own serializers.</summary>
[NonParallelizable]
public sealed class ServiceStackReferenceTests
{
    [Test]
    public async Task Writes_jsv_as_ServiceStack_does([Range(1, 40)] int seed)
    {
        var body = new StoreAnyResponse { Data = AnyRows.Make(seed, 5) };

        Assert.That(await FormatHarness.WriteAsync("jsv", body), Is.EqualTo(TypeSerializer.SerializeToString(body)));
    }

    [Test]
    public async Task Writes_csv_as_ServiceStack_does([Range(1, 40)] int seed)
    {
        var body = new StoreAnyResponse { Data = AnyRows.Make(seed, 5) };

        Assert.That(await FormatHarness.WriteAsync("csv", body), Is.EqualTo(CsvSerializer.SerializeToString(body)));
    }

    [TestCaseSource(nameof(PlainValues))]
    public async Task Writes_a_value_as_ServiceStack_does(object value)
    {
        Assert.That(await FormatHarness.WriteAsync("jsv", value), Is.EqualTo(TypeSerializer.SerializeToString(value)));
    }

    [Test]
    public async Task Writes_and_reads_the_same_in_another_culture()
    {
        var body = new StoreAnyResponse { Data = AnyRows.Make(7, 5) };
        var (csv, jsv) = (await FormatHarness.WriteAsync("csv", body), await FormatHarness.WriteAsync("jsv", body));
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = Odd();

            Assert.That(await FormatHarness.WriteAsync("csv", body), Is.EqualTo(csv));
            Assert.That(await FormatHarness.WriteAsync("jsv", body), Is.EqualTo(jsv));
            Assert.That((await FormatHarness.ReadAsync("jsv", "StoreAny", jsv)).As<StoreAny>().Data, Has.Count.EqualTo(5));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    /// <summary>The program knows the invariant culture only; this is one that differs in all that could show.</summary>
    private static CultureInfo Odd()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (culture.NumberFormat.NumberDecimalSeparator, culture.NumberFormat.NegativeSign) = (",", "~");
        (culture.DateTimeFormat.DateSeparator, culture.DateTimeFormat.TimeSeparator) = (".", "h");
        return culture;
    }

    private static IEnumerable<object> PlainValues() =>
    [
        true, false, (byte)255, (sbyte)-1, short.MinValue, ushort.MaxValue, int.MinValue, uint.MaxValue, long.MaxValue, ulong.MaxValue,
        1.0m, 1.10m, 0.0000001m, decimal.MaxValue, -0.5m, 1e16, 1e-5, double.MaxValue, double.Epsilon, 0.1f, float.MinValue,
        new DateOnly(1, 1, 1), new DateOnly(2024, 2, 29), new DateTime(2024, 2, 29, 1, 2, 3, DateTimeKind.Utc),
        new DateTime(2024, 2, 29, 1, 2, 3, 4, DateTimeKind.Utc), new DateTime(2024, 2, 29, 0, 0, 0, DateTimeKind.Utc),
        new DateTimeOffset(2024, 2, 29, 1, 2, 3, TimeSpan.FromHours(-5)), new TimeSpan(1, 2, 3, 4, 5), TimeSpan.Zero,
        new Guid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11), AnySide.Buy, AnyRights.None, AnyRights.Read, AnyRights.Write, AnyRights.Read | AnyRights.Write, (AnyRights)8, new Uri("http://example.org/?a=1,2"), new List<int?> { 1, null, 3 },
        new List<AnyInner?> { new(), null }, new[] { "a", "", "b,c" }, new Dictionary<string, object>(StringComparer.Ordinal) { ["a:b"] = 1, ["c"] = "d\"e" },
        new Dictionary<int, decimal?> { [1] = 1.50m, [2] = null }, new List<List<string>> { new() { "x" }, new() },
    ];
}
