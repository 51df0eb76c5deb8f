namespace Messaging.Tests.Hosting;

/// <summary>One host with the sample and echo messages for all tests of a fixture, which only ask it.</summary>
public abstract class SampleHostFixture
{
    private TestHost? _host;

    internal TestHost Host => _host!;

    [OneTimeSetUp]
    public async Task StartAsync() => _host = await TestHost.StartAsync(options =>
    {
        SampleServices.Configure(options);
        options.Services.Add(typeof(EchoServices));
    });

    [OneTimeTearDown]
    public async Task StopAsync() => await Host.DisposeAsync();
}
