using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using ServiceStack;
using StockStats.ServiceInterface;
using StockStats.ServiceModel;
using static ArchUnitNET.Fluent.ArchRuleDefinition;
using Assembly = System.Reflection.Assembly;

namespace StockStats.Tests.Architecture;

/// <summary>Dependencies point one way, as docs/architecture.md draws them.</summary>
[TestFixture]
public sealed class DependencyRuleTests
{
    private static readonly Assembly Contracts = typeof(IService).Assembly;
    private static readonly Assembly Model = typeof(GetStatistics).Assembly;
    private static readonly Assembly Services = typeof(StatisticsServices).Assembly;
    private static readonly Assembly MessageHost = typeof(Messaging.AppTasks.IAppTask).Assembly;

    private static readonly ArchUnitNET.Domain.Architecture Loaded = new ArchLoader().LoadAssemblies(Services).Build();

    [Test]
    public void Contracts_depend_on_nothing_but_the_framework() => Assert.That(OwnReferences(Contracts), Is.Empty);

    [Test]
    public void The_service_model_depends_on_the_contracts_only() =>
        Assert.That(OwnReferences(Model), Is.SubsetOf(new[] { Contracts.GetName().Name }));

    [Test]
    public void The_service_interface_depends_on_contracts_and_model_only() =>
        Assert.That(OwnReferences(Services), Is.SubsetOf(new[] { Contracts.GetName().Name, Model.GetName().Name }));

    [Test]
    public void Messaging_knows_the_contracts_and_nothing_of_stocks() =>
        Assert.That(OwnReferences(MessageHost), Is.SubsetOf(new[] { Contracts.GetName().Name }));

    [Test]
    public void The_service_interface_has_no_aspnetcore_types() =>
        Assert.That(Services.GetReferencedAssemblies().Select(name => name.Name), Has.None.StartsWith("Microsoft.AspNetCore"));

    [TestCase("Statistics", "Storage")]
    [TestCase("Statistics", "Ingest")]
    [TestCase("Prices", "Storage")]
    [TestCase("Prices", "Ingest")]
    [TestCase("Storage", "Statistics")]
    [TestCase("Ingest", "Statistics")]
    public void A_folder_does_not_use_another(string folder, string other)
    {
        var rule = Types().That().Are(In(folder)).Should().NotDependOnAny(Types().That().Are(In(other)));
        Assert.That(rule.HasNoViolations(Loaded), Is.True, () =>
            string.Join('\n', rule.Evaluate(Loaded).Where(result => !result.Passed).Select(result => result.Description)));
    }

    private static IEnumerable<string?> OwnReferences(Assembly assembly) => assembly.GetReferencedAssemblies()
        .Select(name => name.Name)
        .Where(name => name is { } own && (own.StartsWith("StockStats", StringComparison.Ordinal) || own.StartsWith("Messaging", StringComparison.Ordinal)));

    private static List<IType> In(string folder)
    {
        var space = $"StockStats.ServiceInterface.{folder}";
        List<IType> types = [.. Loaded.Types.Where(type => type.Namespace.FullName == space || type.Namespace.FullName.StartsWith(space + ".", StringComparison.Ordinal))];
        Assert.That(types, Is.Not.Empty, $"{space} has no types: the rule would hold nothing");
        return types;
    }
}
