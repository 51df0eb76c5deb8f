namespace Messaging.Tests.Grpc;

/// <summary>One host for all tests of a fixture, which only ask it.</summary>
public abstract class GrpcHostFixture
{
    private GrpcHost? _host;

    internal GrpcHost Host => _host!;

    [OneTimeSetUp]
    public async Task StartAsync() => _host = await GrpcHost.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await Host.DisposeAsync();
}
