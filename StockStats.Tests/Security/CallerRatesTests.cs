using System.Net;
using StockStats.Security;

namespace StockStats.Tests.Security;

[TestFixture]
public sealed class CallerRatesTests
{
    [TestCase("192.0.2.1", "::ffff:192.0.2.1", true)]
    [TestCase("192.0.2.1", "192.0.2.2", false)]
    [TestCase("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true)]
    [TestCase("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    public void An_IPv4_address_and_a_site_of_IPv6_is_one_caller(string one, string other, bool isSame) =>
        Assert.That(CallerRates.AddressOf(IPAddress.Parse(one)) == CallerRates.AddressOf(IPAddress.Parse(other)), Is.EqualTo(isSame));
}
