using FsCheck;
using FsCheck.Fluent;
using Messaging.NativeTypes;
using Messaging.NativeTypes.Metadata;

namespace Messaging.Tests.NativeTypes;

public sealed class DependencyOrderTests
{
    [Test]
    public void Puts_bases_first_and_keeps_every_type_once_whatever_the_order()
    {
        var types = Generated.Shop.All.ToArray();

        Prop.ForAll(Gen.Shuffle(types).ToArbitrary(), shuffled =>
        {
            var ordered = DependencyOrder.Of(shuffled).ToList();
            var thing = ordered.FindIndex(type => type.Name is "Thing");
            var good = ordered.FindIndex(type => type.Name is "Good");
            return thing < good && ordered.Count == types.Length && ordered.ToHashSet().SetEquals(types);
        }).QuickCheckThrowOnFailure();
    }

    [Test]
    public void Puts_what_a_type_is_made_of_before_it()
    {
        var ordered = DependencyOrder.Of(Generated.Samples.All.Reverse()).Select(type => type.Name).ToList();

        Assert.That(ordered.IndexOf("FinancialData"), Is.LessThan(ordered.IndexOf("QueryFinancialDataResponse")));
        Assert.That(ordered.IndexOf("QueryFinancialDataResponse"), Is.LessThan(ordered.IndexOf("QueryFinancialData")));
        Assert.That(ordered.IndexOf("ResponseError"), Is.LessThan(ordered.IndexOf("ResponseStatus")));
    }

    [Test]
    public void Has_nothing_to_order_in_nothing() => Assert.That(DependencyOrder.Of(Array.Empty<MetadataType>()), Is.Empty);
}
