using StockStats.ServiceInterface;
using StockStats.ServiceInterface.Posting;
using StockStats.ServiceInterface.Storage;
using StockStats.ServiceModel.Types;

namespace StockStats.Tests.Services;

public sealed partial class StoreServicesTests
{
    [Test]
    public async Task A_symbol_of_another_basis_refuses_the_request_and_nothing_is_stored()
    {
        await PostAsync(Row("OLD"));

        var refused = await RefusedAsync(Request(Row("NEW"), Row("OLD"), Row("OLD", Day.AddDays(1))).Of(PriceBasis.Split));

        Assert.Multiple(async () =>
        {
            Assert.That(refused.Reason, Is.EqualTo(StoreRefusal.BasisConflict));
            Assert.That(Counts(refused.Answer), Is.EqualTo((3, 0, 0, 0, 3)));
            Assert.That(refused.Answer.Errors.Select(error => (error.Row, error.Field, error.Value)), Is.EqualTo(new[] { (2, "basis", "split"), (3, "basis", "split") }));
            Assert.That(refused.Errors.Select(error => (error.FieldName, error.ErrorCode)), Is.EqualTo(new[] { ("basis", "BasisConflict") }), "once for the symbol");
            Assert.That(await Database.Store.FindSymbolAsync("NEW", CancellationToken.None), Is.Null);
        });
    }

    [Test]
    public async Task One_symbol_of_another_basis_is_refused_too()
    {
        await PostAsync(Row("OLD"));

        var refused = await RefusedAsync(Request(Row("OLD")).Of(PriceBasis.All));

        Assert.That((refused.Reason, Counts(refused.Answer)), Is.EqualTo((StoreRefusal.BasisConflict, (1, 0, 0, 0, 1))));
    }

    [Test]
    public async Task A_basis_that_another_writer_sets_in_between_is_told_with_what_is_stored()
    {
        await PostAsync(Row("OLD"));
        var blind = ChangedStore.Of(Database.Store, nameof(IPriceStore.FindSymbolAsync), () => Task.FromResult<StoredSymbol?>(null));
        _services = new(new(blind, Database.Runs), new(Rows: 100), _unreadable, Caller.Anonymous, TimeProvider.System);

        var refused = await RefusedAsync(Request(Row("NEW"), Row("OLD")).Of(PriceBasis.Split));

        Assert.Multiple(() =>
        {
            Assert.That((refused.Reason, Counts(refused.Answer)), Is.EqualTo((StoreRefusal.BasisConflict, (2, 1, 0, 0, 1))));
            Assert.That(refused.Message, Does.EndWith("The other symbols of the request are stored."));
        });
    }

    [Test]
    public async Task A_store_that_goes_away_fails_the_request_and_its_run()
    {
        var away = ChangedStore.Of(Database.Store, nameof(IPriceStore.WriteAsync), () => throw new StorageException("away"));
        _services = new(new(away, Database.Runs), new(Rows: 100), _unreadable, Caller.Anonymous, TimeProvider.System);

        await Assert.ThatAsync(() => PostAsync(Row()), Throws.TypeOf<StorageException>());
        var run = (await Database.Runs.ListAsync(1, 1, CancellationToken.None)).Items.Single();

        Assert.That((run.Outcome, run.StartedBy, run.Counts), Is.EqualTo((IngestOutcome.Failed, "anonymous", default(WriteCounts))));
    }

    [Test]
    public async Task Skipping_leaves_out_the_symbol_of_another_basis_and_stores_the_others()
    {
        await PostAsync(Row("OLD"));

        var answer = await _services.Post(Request(Row("NEW"), Row("OLD")).Of(PriceBasis.Split).Skip(), CancellationToken.None);

        Assert.Multiple(async () =>
        {
            Assert.That(Counts(answer), Is.EqualTo((2, 1, 0, 0, 1)));
            Assert.That((await Database.Store.FindSymbolAsync("NEW", CancellationToken.None))!.Basis, Is.EqualTo(PriceBasis.Split));
            Assert.That((await Database.Store.FindSymbolAsync("OLD", CancellationToken.None))!.Basis, Is.EqualTo(PriceBasis.Raw));
        });
    }
}
