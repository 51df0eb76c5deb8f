using ServiceStack;

namespace Messaging.Tests.Contracts;

/// <summary>For the few tests that do not hold for ServiceStack's own package, when it stands in for Messaging.Contracts.</summary>
internal static class OurAssembly
{
    public static void Assume(string reason) =>
        NUnit.Framework.Assume.That(typeof(IReturn).Assembly.GetName().Name, Is.EqualTo("Messaging.Contracts"), reason);
}
