using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Messaging.Binding;
using Messaging.Catalog;
using Messaging.Formats;
using Messaging.Tests.Hosting;

namespace Messaging.Tests.Formats;

public sealed class JsonRequestReaderTests
{
    private const string Whole =
        """{"name":"a\u00e9\ud83d\ude00","whole_number":1,"price":1.50,"flag":true,"day":"2020-02-29","side":"buy-side","symbols":["A"],"rows":[{"row_day":"2020-01-01","label":"x"}],"tags":{"a":"b"},"other":[{}]}""";

    private static readonly Message Echo = MessageCatalog.Build([typeof(EchoServices)]).Messages[0];
    private static readonly JsonFormat Format = new();

    [Test]
    public void Reads_or_refuses_whatever_bytes_are_changed_and_never_throws()
    {
        var changes = Gen.Two(Gen.Choose(0, Whole.Length - 1)).Zip(Gen.Two(Gen.Choose(0, 255)));

        Prop.ForAll(changes.ToArbitrary(), change =>
        {
            var json = Encoding.UTF8.GetBytes(Whole);
            json[change.Item1.Item1] = (byte)change.Item2.Item1;
            json[change.Item1.Item2] = (byte)change.Item2.Item2;
            return IsReadOrRefused(json);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    [Test]
    public void Refuses_every_beginning_of_a_body()
    {
        var json = Encoding.UTF8.GetBytes(Whole);

        for (var length = 0; length < json.Length; length++)
        {
            var failure = JsonRequestReader.Read(json.AsSpan(0, length), new(Echo), Format.Options);
            Assert.That(failure?.Message, Does.Contain("it ends too early").Or.Contain("it is not UTF-8"), $"{length} bytes");
        }
        Assert.That(JsonRequestReader.Read(json, new(Echo), Format.Options), Is.Null);
    }

    [TestCase("""{"name":"\ud800"}""", "name")]
    [TestCase("""{"tags":{"\ud800":"x"}}""", "tags")]
    [TestCase("""{"rows":[{"\ud800":"x"}]}""", "rows")]
    [TestCase("""{"side":"\ud800"}""", "side")]
    [TestCase("""{"day":"\ud800"}""", "day")]
    public void Refuses_half_a_surrogate_pair(string json, string field)
    {
        var binding = new RequestBinding(Echo);

        Assert.That(JsonRequestReader.Read(Encoding.UTF8.GetBytes(json), binding, Format.Options), Is.Null);
        Assert.That(binding.Errors.Select(error => error.FieldName), Has.One.StartWith(field));
    }

    private static bool IsReadOrRefused(byte[] json)
    {
        var binding = new RequestBinding(Echo);
        var failure = JsonRequestReader.Read(json, binding, Format.Options);
        return failure is null or { Status: 400 } && binding.Errors.TrueForAll(error => error.Message.Length < 400);
    }
}
