using Messaging.Formats;

namespace Messaging.Tests.Hosting;

/// <summary>One host with the sample and echo messages, in JSON and in <see cref="NameFormat"/>.</summary>
public abstract class TwoFormatFixture
{
    private TestHost? _host;

    internal TestHost Host => _host!;

    [OneTimeSetUp]
    public async Task StartAsync() => _host = await TestHost.StartAsync(options =>
    {
        SampleServices.Configure(options);
        options.Services.Add(typeof(EchoServices));
        options.Services.Add(typeof(LabelServices));
        options.Formats.Clear();
        options.Formats.Add(new JsonFormat());
        options.Formats.Add(new NameFormat());
    });

    [OneTimeTearDown]
    public async Task StopAsync() => await Host.DisposeAsync();
}
