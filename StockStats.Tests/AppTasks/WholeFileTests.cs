using StockStats.AppTasks;

namespace StockStats.Tests.AppTasks;

[TestFixture, FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class WholeFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Test]
    public async Task Replaces_the_file_only_when_it_is_complete()
    {
        var path = _folder.Write("out.csv", "before");

        await using (var file = new WholeFile(path))
        {
            await file.Writer.WriteAsync("after");
            await file.Writer.FlushAsync();
            Assert.That(await File.ReadAllTextAsync(path), Is.EqualTo("before"));
            await file.CompleteAsync(CancellationToken.None);
        }

        Assert.Multiple(() =>
        {
            Assert.That(File.ReadAllBytes(path), Is.EqualTo("after"u8.ToArray()));
            Assert.That(Directory.GetFiles(_folder.Path), Is.EqualTo(new[] { path }));
        });
    }

    [Test]
    public async Task Left_incomplete_it_leaves_nothing()
    {
        await using (var file = new WholeFile(_folder.File("out.csv"))) await file.Writer.WriteAsync("half");

        Assert.That(Directory.GetFiles(_folder.Path), Is.Empty);
    }

    [Test]
    public async Task A_link_stays_a_link_to_what_is_replaced()
    {
        var target = _folder.Write("target.csv", "before");
        File.CreateSymbolicLink(_folder.File("link.csv"), target);

        await using (var file = new WholeFile(_folder.File("link.csv")))
        {
            await file.Writer.WriteAsync("after");
            await file.CompleteAsync(CancellationToken.None);
        }

        Assert.That((new FileInfo(_folder.File("link.csv")).LinkTarget, await File.ReadAllTextAsync(target)), Is.EqualTo((target, "after")));
    }

    [Test]
    public void A_folder_that_is_not_there_is_named() => Assert.That(
        () => new WholeFile(_folder.File("nowhere/out.csv")), Throws.InstanceOf<IOException>().With.Message.Contains("nowhere"));
}
