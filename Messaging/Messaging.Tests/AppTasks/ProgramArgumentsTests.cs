using Messaging.AppTasks;

namespace Messaging.Tests.AppTasks;

public sealed class ProgramArgumentsTests
{
    [TestCase("--AppTasks=migrate")]
    [TestCase("--apptasks", "migrate")]
    [TestCase("--AppTasks=")]
    [TestCase("--AppTasks")]
    [TestCase("--help")]
    [TestCase("-h")]
    [TestCase("--urls", "http://localhost:5000", "--AppTasks=migrate")]
    [TestCase("--Database:Migrate", "--AppTasks=migrate")]
    public void Tasks_are_requested(params string[] args)
    {
        Assert.That(AppTaskRunner.IsRequested(args), Is.True);
    }

    [TestCase]
    [TestCase("--urls", "http://localhost:5000")]
    [TestCase("--environment=Staging")]
    [TestCase("--Greeting:Text", "-h")]
    [TestCase("--Greeting:Text=--help")]
    [TestCase("AppTasks=migrate")]
    [TestCase("--AppTasksX=migrate")]
    [TestCase("")]
    public void Tasks_are_not_requested(params string[] args)
    {
        Assert.That(AppTaskRunner.IsRequested(args), Is.False);
    }

    [Test]
    public void Settings_are_told_from_the_rest_and_both_keep_their_order()
    {
        var arguments = ProgramArguments.Split(
        [
            "--AppTasks=ingest", "--Database:Dialect=mysql", "--dry-run", "--URLS", "http://localhost:0",
            "--path", "x:y", "--A:B", "-1",
        ]);

        Assert.That(arguments.Settings, Is.EqualTo(new[]
        {
            "--Database:Dialect=mysql", "--URLS", "http://localhost:0", "--A:B", "-1",
        }));
        Assert.That(arguments.Rest, Is.EqualTo(new[] { "--AppTasks=ingest", "--dry-run", "--path", "x:y" }));
    }

    [TestCase("--A:B")]
    [TestCase("--A:B", "--urls=x")]
    public void A_setting_without_its_value_is_among_the_rest(params string[] args)
    {
        Assert.That(ProgramArguments.Split(args).Rest, Is.EqualTo(new[] { "--A:B" }));
    }

    [TestCase("--path=a:b")]
    [TestCase("a:b")]
    [TestCase("-a:b")]
    public void A_colon_elsewhere_than_in_an_options_name_makes_no_setting(string word)
    {
        Assert.That(ProgramArguments.Split([word]).Settings, Is.Empty);
    }
}
