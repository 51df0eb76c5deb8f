using System.Net;
using System.Net.Sockets;
using Grpc.Net.Client;
using Messaging.Grpc;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Messaging.Tests.Grpc;

/// <summary>The gRPC port comes beside whatever else the server was told to listen on.</summary>
public sealed class GrpcListenerTests
{
    [TestCase("http://127.0.0.1:0", 2)]
    [TestCase("http://127.0.0.1:0;http://[::1]:0", 4)]
    [TestCase("http://*:0", 2)]
    [TestCase("http://0.0.0.0:0", 2)]
    public async Task Leaves_addresses_of_settings_in_force(string urls, int expected)
    {
        await using var app = await StartAsync(builder => builder.Configuration["urls"] = urls);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(app.Urls, Has.Count.EqualTo(expected));
            await AssertAnswersAsync(app, [.. app.Urls.Take(expected / 2)], [.. app.Urls.Skip(expected / 2)]);
        }
    }

    [Test]
    public async Task Leaves_addresses_of_code_in_force()
    {
        await using var app = await StartAsync(_ => { }, app => app.Urls.Add("http://127.0.0.1:0"));

        await AssertAnswersAsync(app, [app.Urls.First()], [app.Urls.Last()]);
    }

    [Test]
    public async Task Leaves_ports_of_settings_in_force()
    {
        await using var app = await StartAsync(builder => builder.Configuration["HTTP_PORTS"] = "0");

        await AssertAnswersAsync(app, [app.Urls.First()], [app.Urls.Last()]);
    }

    [Test]
    public async Task Leaves_Kestrels_endpoints_in_force()
    {
        await using var app = await StartAsync(builder =>
        {
            builder.Configuration["urls"] = "http://127.0.0.1:1";
            builder.Configuration["Kestrel:Endpoints:Main:Url"] = "http://127.0.0.1:0";
        });

        // Endpoints of code come before those of settings.
        await AssertAnswersAsync(app, [app.Urls.Last()], [app.Urls.First()]);
    }

    [Test]
    public void Stops_the_start_when_the_port_is_taken()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();

        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        Assert.That(
            async () => await StartAsync(builder => builder.Configuration["urls"] = "http://127.0.0.1:0", port: port),
            Throws.TypeOf<IOException>());
    }

    [TestCase("http://127.0.0.1:0/base")]
    [TestCase("ftp://127.0.0.1:0")]
    public void Refuses_addresses_that_the_server_cannot_have(string urls) => Assert.That(
        async () => await StartAsync(builder => builder.Configuration["urls"] = urls),
        Throws.TypeOf<InvalidOperationException>().With.Message.EqualTo(
            $"The server address '{urls}' cannot be used: http or https, host and port are expected."));

    [TestCase(-1)]
    [TestCase(65536)]
    public void Refuses_a_port_that_there_is_not(int port) => Assert.That(
        () => new ServiceCollection().AddMessagingGrpc(grpc => grpc.Port = port),
        Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains("The gRPC port is from 0 to 65535."));

    [Test]
    public void Without_any_address_the_server_has_its_own() =>
        Assert.That(GrpcAddresses.OrDefault([]), Is.EqualTo(new[] { "http://localhost:5000" }));

    [TestCase("http://localhost:5000", "http://localhost:9")]
    [TestCase("http://localhost:5000;http://127.0.0.1:5001;https://[::1]:5002", "http://localhost:9")]
    [TestCase("http://127.0.0.1:5000;http://127.0.0.1:5001;http://10.0.0.5:80", "http://127.0.0.1:9;http://10.0.0.5:9")]
    [TestCase("http://10.0.0.5:80;http://*:8080;http://localhost:1", "http://*:9")]
    [TestCase("http://[::]:80;http://127.0.0.1:1", "http://[::]:9")]
    [TestCase("http://example.org:80", "http://example.org:9")]
    [TestCase("http://unix:/run/stockstats.sock", "http://localhost:9")]
    public void Is_open_on_the_hosts_of_the_other_addresses_and_no_more(string others, string expected) =>
        Assert.That(string.Join(';', GrpcAddresses.Beside(others.Split(';'), 9)), Is.EqualTo(expected));

    [Test]
    public async Task A_host_without_gRPC_has_none_of_it()
    {
        await using var host = await Hosting.TestHost.StartAsync(GrpcSampleServices.Configure, builder =>
        {
            builder.Services.AddSingleton<Waiting>();
            Assert.That(
                builder.Services.Select(service => service.ServiceType).Where(type => type.Assembly != typeof(GrpcSampleServices).Assembly),
                Has.None.Matches<Type>(type => type!.FullName!.Contains("Grpc", StringComparison.Ordinal)));
        });

        Assert.That(host.Addresses, Has.Count.EqualTo(1));
    }

    private static async Task<WebApplication> StartAsync(Action<WebApplicationBuilder> build, Action<WebApplication>? use = null, int port = 0)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<Waiting>();
        builder.Services.AddMessaging(GrpcSampleServices.Configure);
        builder.Services.AddMessagingGrpc(grpc => grpc.Port = port);
        build(builder);
        var app = builder.Build();
        app.UseMessaging();
        app.UseMessagingGrpc();
        use?.Invoke(app);
        try
        {
            await app.StartAsync();
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
        return app;
    }

    private static async Task AssertAnswersAsync(WebApplication app, string[] http, string[] grpc)
    {
        using var client = new HttpClient();
        foreach (var address in http)
        {
            var answer = await client.GetAsync(Reachable(address, "/api/prices?symbol=IBM&limit=1"));
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), address);
        }
        foreach (var address in grpc)
        {
            using var channel = GrpcChannel.ForAddress(Reachable(address, ""));
            var totals = await GrpcHost.AskAsync<GetTotals, GetTotalsResponse>(channel, "CallGetTotals", new() { Rows = 3 });
            Assert.That(totals.Rows, Is.EqualTo(3), address);
        }
        Assert.That(app.Urls, Is.EquivalentTo(http.Concat(grpc)));
    }

    private static Uri Reachable(string address, string path) =>
        new(new Uri(address.Replace("[::]", "127.0.0.1", StringComparison.Ordinal).Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal)), path);
}
