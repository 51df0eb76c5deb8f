using System.Reflection;
using ServiceStack;

namespace Messaging.Tests.Contracts;

/// <summary>
/// contract-surface.txt was written from ServiceStack.Interfaces 10 itself. With that package in place of our own assembly
/// all but one of the tests still hold: only our assembly must say no more than the list.
/// </summary>
public sealed class ContractSurfaceTests
{
    private static readonly Assembly Contract = typeof(IReturn).Assembly;
    private static readonly string[] Written = ReadList();

    [Test]
    public void Every_member_written_down_is_there()
    {
        var actual = Contract.GetExportedTypes().Where(IsWritten).SelectMany(ContractSurface.Describe)
            .ToHashSet(StringComparer.Ordinal);

        Assert.That(Written.Where(line => !actual.Contains(line)), Is.Empty);
    }

    [Test]
    public void The_list_covers_what_a_message_needs()
    {
        Assert.That(Written, Has.Length.GreaterThan(200).And.Unique);
        Assert.That(Written, Has.All.StartsWith("ServiceStack."));
    }

    [Test]
    public void Our_own_assembly_has_nothing_that_is_not_written_down()
    {
        OurAssembly.Assume("the package has more than we need");

        var actual = Contract.GetExportedTypes().SelectMany(ContractSurface.Describe).Order(StringComparer.Ordinal);

        Assert.That(actual.Except(Written, StringComparer.Ordinal), Is.Empty);
    }

    [TestCase("IHasStatusCode")]
    [TestCase("HttpMethods")]
    [TestCase("HttpHeaders")]
    [TestCase("MimeTypes")]
    public void Names_that_others_own_are_not_taken(string name)
    {
        Assert.That(Contract.GetExportedTypes().Select(type => type.Name), Has.None.EqualTo(name));
    }

    [Test]
    public void The_assembly_depends_on_the_framework_only()
    {
        Assert.That(Contract.GetReferencedAssemblies().Select(name => name.Name), Has.All.StartsWith("System."));
    }

    private static bool IsWritten(Type type) =>
        Written.Any(line => line.StartsWith($"{SurfaceNames.Of(type)} ", StringComparison.Ordinal));

    private static string[] ReadList()
    {
        using var stream = typeof(ContractSurfaceTests).Assembly.GetManifestResourceStream("contract-surface.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
