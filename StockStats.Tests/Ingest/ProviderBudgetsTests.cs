using Microsoft.Extensions.DependencyInjection;
using StockStats.ServiceInterface.Ingest;
using StockStats.ServiceInterface.Ingest.Quota;
using StockStats.Tests.Ingest.Support;

namespace StockStats.Tests.Ingest;

[TestFixture]
public sealed class ProviderBudgetsTests
{
    [Test]
    public async Task Says_what_the_key_that_is_set_has_spent_and_left()
    {
        await using var server = await ReplayServer.StartAsync(ReplayServer.Body("{}"));
        using var sources = new Sources(Sources.For(server, ("PerDay", "7")));
        await sources.AskAsync("AAA", "BBB");

        Assert.That(await ReadAsync(sources), Is.EqualTo(new[] { new BudgetLeft("alphavantage", 2, 5, null) }));
    }

    [Test]
    public async Task Says_nothing_where_no_key_is_set()
    {
        using var sources = new Sources();

        Assert.That(await ReadAsync(sources), Is.Empty);
    }

    private static Task<IReadOnlyList<BudgetLeft>> ReadAsync(Sources sources) =>
        sources.Services.GetRequiredService<ProviderBudgets>().ReadAsync(CancellationToken.None);
}
