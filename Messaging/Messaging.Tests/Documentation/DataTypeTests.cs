using System.Reflection;
using Messaging.Documentation;

namespace Messaging.Tests.Documentation;

public sealed class DataTypeTests
{
    [TestCase(nameof(Many.Text), DataKind.Text, "string", false)]
    [TestCase(nameof(Many.MaybeText), DataKind.Text, "string", true)]
    [TestCase(nameof(Many.Whole), DataKind.Integer, "int", false)]
    [TestCase(nameof(Many.MaybeWhole), DataKind.Integer, "long", true)]
    [TestCase(nameof(Many.Money), DataKind.Decimal, "decimal", false)]
    [TestCase(nameof(Many.Real), DataKind.Real, "double", false)]
    [TestCase(nameof(Many.Day), DataKind.Date, "date", true)]
    [TestCase(nameof(Many.Moment), DataKind.Instant, "date and time", false)]
    [TestCase(nameof(Many.Bytes), DataKind.Bytes, "bytes", false)]
    [TestCase(nameof(Many.Kind), DataKind.Enum, "PaperKind", true)]
    [TestCase(nameof(Many.Row), DataKind.Object, "Paper", true)]
    [TestCase(nameof(Many.Pages), DataKind.Object, "Page<Paper>", false)]
    [TestCase(nameof(Many.Rows), DataKind.List, "Paper[]", false)]
    [TestCase(nameof(Many.Nested), DataKind.List, "int[][]", false)]
    [TestCase(nameof(Many.Map), DataKind.Dictionary, "{ [string]: decimal }", true)]
    [TestCase(nameof(Many.Unknown), DataKind.Any, "any", true)]
    [TestCase(nameof(Many.Foreign), DataKind.Any, "Version", true)]
    public void Tells_kind_name_and_nullability(string property, DataKind kind, string name, bool isNullable)
    {
        var type = Of(property);

        Assert.That((type.Kind, type.Name, type.IsNullable), Is.EqualTo((kind, name, isNullable)));
    }

    [Test]
    public void Tells_nullability_inside_of_lists_and_dictionaries()
    {
        Assert.That(Of(nameof(Many.Rows)).Item!.IsNullable, Is.False);
        Assert.That(Of(nameof(Many.Map)).Item!.IsNullable, Is.True);
        Assert.That(Of(nameof(Many.Map)).Key!.Kind, Is.EqualTo(DataKind.Text));
        Assert.That(Of(nameof(Many.MaybeTexts)).Item!.IsNullable, Is.True);
    }

    [Test]
    public void Tells_scalars_from_what_needs_a_body()
    {
        Assert.That(Of(nameof(Many.Kind)).IsScalar, Is.True);
        Assert.That(Of(nameof(Many.Rows)).IsScalar, Is.False);
        Assert.That(Of(nameof(Many.Row)).IsScalar, Is.False);
    }

    private static DataType Of(string property) =>
        DataTypes.Of(new NullabilityInfoContext().Create(typeof(Many).GetProperty(property)!));

    private sealed class Many
    {
        public string Text { get; set; } = "";

        public string? MaybeText { get; set; }

        public int Whole { get; set; }

        public long? MaybeWhole { get; set; }

        public decimal Money { get; set; }

        public double Real { get; set; }

        public DateOnly? Day { get; set; }

        public DateTimeOffset Moment { get; set; }

        public byte[] Bytes { get; set; } = [];

        public PaperKind? Kind { get; set; }

        public Paper? Row { get; set; }

        public Page<Paper> Pages { get; set; } = new();

        public IReadOnlyList<Paper> Rows { get; set; } = [];

        public string?[] MaybeTexts { get; set; } = [];

        public int[][] Nested { get; set; } = [];

        public Dictionary<string, decimal?>? Map { get; set; }

        public object? Unknown { get; set; }

        public Version? Foreign { get; set; }
    }
}
