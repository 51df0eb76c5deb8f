using StockStats.Tests.Storage.Support;

namespace StockStats.Tests.Program;

/// <summary>The program, given the password of its account as a file.</summary>
[TestFixture, Category("Program"), Category(StorageFixture.Server)]
public sealed class PasswordFileTests
{
    [Test]
    public async Task A_task_reaches_the_database_by_the_password_of_the_file()
    {
        using var folder = new TemporaryFolder();
        var server = await SharedMariaDb.StartedAsync();
        await using var database = new MariaDbDatabase(server);
        await database.Migrator.MigrateUpAsync(CancellationToken.None);
        await database.ExecuteAsync($"CREATE USER `{database.Name}`@'%' IDENTIFIED BY 'right;one'; GRANT ALL ON `{database.Name}`.* TO `{database.Name}`@'%'");
        var connection = FormattableString.Invariant($"Server=127.0.0.1;Port={server.Port};Database={database.Name};User ID={database.Name}");

        var right = await MigrateAsync(folder, connection, folder.Write("right", "right;one\n"));
        var wrong = await MigrateAsync(folder, connection, folder.Write("wrong", "wrong;one\n"));
        await database.ExecuteAsync($"DROP USER `{database.Name}`@'%'");

        Assert.That((right.ExitCode, wrong.ExitCode), Is.EqualTo((0, 5)), right.Error + wrong.Error);
        Assert.That(wrong.Error, Does.Not.Contain("wrong;one"), "a secret is never shown");
    }

    private static Task<ProgramRun> MigrateAsync(TemporaryFolder folder, string connection, string file) => ProgramRun.OfAsync(folder.Path,
        "--AppTasks=migrate", "--Database:Dialect", "mysql", "--ConnectionStrings:Default", connection, "--Database:PasswordFile", file);
}
