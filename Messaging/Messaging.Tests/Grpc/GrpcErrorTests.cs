using System.Text.RegularExpressions;
using Grpc.Core;
using Microsoft.Extensions.Logging;

namespace Messaging.Tests.Grpc;

/// <summary>What a call that fails tells: in ServiceStack's response headers, and in gRPC's own status.</summary>
public sealed class GrpcErrorTests : GrpcHostFixture
{
    [Test]
    public async Task Tells_of_all_fields_that_break_a_declared_rule()
    {
        var error = await Host.FailAsync("GetQueryPrices", new QueryPrices { Limit = 0 });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(error.Status.StatusCode, Is.EqualTo(StatusCode.InvalidArgument));
            Assert.That(error.HttpStatus, Is.EqualTo("400"));
            Assert.That(error.ResponseStatus!.ErrorCode, Is.EqualTo("NotEmpty"));
            Assert.That(error.ResponseStatus.Message, Is.EqualTo("'symbol' must not be empty.").And.EqualTo(error.Status.Detail));
            Assert.That(error.FieldErrors, Is.EqualTo(new[] { "symbol NotEmpty", "limit InclusiveBetween" }));
            Assert.That(error.ResponseStatus.Errors![1].Meta, Contains.Key("To").WithValue("10000"));
        }
    }

    [Test]
    public async Task Tells_of_rules_of_a_registered_validator()
    {
        var error = await Host.FailAsync("GetQueryPrices", new QueryPrices { Symbol = "IBM", Limit = 1, StartDate = new(1900, 1, 1) });

        Assert.That((error.HttpStatus, string.Concat(error.FieldErrors)), Is.EqualTo(("400", "start_date TooEarly")));
    }

    [Test]
    public async Task Refuses_a_number_that_is_no_value_of_an_enum()
    {
        var error = await Host.FailAsync("GetQueryPrices", new QueryPrices { Sort = (PriceSort)99 });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(error.FieldErrors, Is.EqualTo(new[] { "sort SerializationException", "symbol NotEmpty" }));
            Assert.That(error.ResponseStatus!.Errors![0].Message, Is.EqualTo("'99' is an Invalid value for 'sort'; expected one of asc, desc"));
        }
    }

    [Test]
    public async Task Refuses_such_a_number_in_a_row_and_names_the_place()
    {
        var wrong = new PriceRow { Basis = (PriceBasis)(-1), Sort = (PriceSort)2 };

        var error = await Host.FailAsync("PostStorePrices", new StorePrices { Data = [new(), wrong] });

        Assert.That(error.FieldErrors, Is.EqualTo(new[] { "data[1].basis SerializationException", "data[1].sort SerializationException" }));
    }

    [TestCase("0AFF", TestName = "Refuses_bytes_that_are_no_protobuf")]
    [TestCase("0A05", TestName = "Refuses_bytes_that_end_too_early")]
    [TestCase("10FFFFFFFF07", TestName = "Refuses_a_day_that_there_is_not")]
    public async Task Refuses_bytes_that_are_no_request(string bytes)
    {
        var raw = new Marshaller<byte[]>(value => value, value => value);

        var call = Host.Call("GetQueryPrices", Convert.FromHexString(bytes), raw, GrpcHost.Marshaller<QueryPricesResponse>());
        var error = await Host.FailAsync(call);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(error.Status.StatusCode, Is.EqualTo(StatusCode.InvalidArgument));
            Assert.That((error.HttpStatus, error.ResponseStatus!.ErrorCode), Is.EqualTo(("400", "SerializationException")));
            Assert.That(
                error.ResponseStatus.Message,
                Is.EqualTo("Could not read the 'application/grpc' body of QueryPrices: it is not what /types/proto describes."));
        }
    }

    [Test]
    public async Task Checks_the_caller_before_the_request()
    {
        var error = await Host.FailAsync("CallDeletePrices", new DeletePrices());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(error.Status.StatusCode, Is.EqualTo(StatusCode.Unauthenticated));
            Assert.That((error.HttpStatus, error.ResponseStatus!.ErrorCode), Is.EqualTo(("401", "Unauthorized")));
            Assert.That(error.Headers.GetValue("www-authenticate"), Is.EqualTo("Bearer"));
        }
    }

    [Test]
    public async Task Reads_what_identifies_the_caller_from_the_calls_headers()
    {
        var options = new CallOptions([new(GrpcSampleServices.ScopeHeader, "prices:write")]);

        await Host.AskAsync<DeletePrices, ServiceStack.EmptyResponse>("CallDeletePrices", new() { Symbol = "GONE" }, options);

        Assert.That(Host.Waiting.Pings, Does.Contain("GONE"));
    }

    [Test]
    public async Task Maps_exceptions_as_the_host_says()
    {
        var error = await Host.FailAsync("PostFailHow", new FailHow { How = "NoData" });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(error.Status, Is.EqualTo(new Status(StatusCode.NotFound, "No data for 'XÄÖ' on 2024-02-30")));
            Assert.That((error.HttpStatus, error.ResponseStatus!.ErrorCode), Is.EqualTo(("404", "NoData")));
            Assert.That(error.ResponseStatus.Message, Is.EqualTo("No data for 'XÄÖ' on 2024-02-30"));
        }
    }

    [Test]
    public async Task Says_when_to_come_back()
    {
        var error = await Host.FailAsync("PostFailHow", new FailHow { How = "Away" });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(error.Status, Is.EqualTo(new Status(StatusCode.Unavailable, "Storage is away.")));
            Assert.That((error.HttpStatus, error.Headers.GetValue("retry-after")), Is.EqualTo(("503", "2")));
            Assert.That(AllTextOf(error), Does.Not.Contain(GrpcSampleServices.Secret));
        }
    }

    [Test]
    public async Task Tells_no_inner_text_of_a_fault_but_an_id_that_the_log_has()
    {
        var error = await Host.FailAsync("PostFailHow", new FailHow());

        var id = Regex.Match(error.ResponseStatus!.Message!, "under (.+)\\.$").Groups[1].Value;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(error.Status.StatusCode, Is.EqualTo(StatusCode.Unknown));
            Assert.That((error.HttpStatus, error.ResponseStatus.ErrorCode), Is.EqualTo(("500", "InternalServerError")));
            Assert.That(AllTextOf(error), Does.Not.Contain(GrpcSampleServices.Secret));
            Assert.That(id, Is.Not.Empty);
            Assert.That(Host.Http.Logs.AtLeast(LogLevel.Error), Has.Some.Contains("/GrpcServices/PostFailHow").And.Some.Contains(id));
        }
    }

    [Test]
    public async Task Leaves_out_field_errors_that_headers_cannot_carry_and_counts_them()
    {
        var error = await Host.FailAsync("PostFailHow", new FailHow { How = "Fields", Count = 10000 });

        var kept = error.ResponseStatus!.Errors!.Count;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(kept, Is.InRange(10, 9999));
            Assert.That(error.FieldErrors[0], Does.StartWith("data[0].close_price"));
            Assert.That(error.ResponseStatus.Meta, Contains.Key("errorsLeftOut").WithValue($"{10000 - kept}"));
            Assert.That(error.Headers.Sum(header => header.ValueBytes.Length * (header.IsBinary ? 4 : 3) / 3), Is.LessThan(8192));
        }
    }

    [TestCase(500, 1000)]
    [TestCase(501, 1001)]
    [TestCase(100_000, 1001)]
    public async Task Cuts_a_message_that_headers_cannot_carry_between_characters(int characters, int expectedLength)
    {
        var error = await Host.FailAsync("PostFailHow", new FailHow { How = "Long", Count = characters });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(error.Status.Detail, Has.Length.EqualTo(expectedLength).And.StartsWith("\U0001F4C8").And.Not.Contains("\uFFFD"));
            Assert.That(error.ResponseStatus!.Message, Is.EqualTo(error.Status.Detail));
        }
    }

    [TestCase(400, StatusCode.InvalidArgument)]
    [TestCase(401, StatusCode.Unauthenticated)]
    [TestCase(403, StatusCode.PermissionDenied)]
    [TestCase(404, StatusCode.NotFound)]
    [TestCase(409, StatusCode.AlreadyExists)]
    [TestCase(422, StatusCode.Unknown)]
    [TestCase(429, StatusCode.Unavailable)]
    [TestCase(500, StatusCode.Unknown)]
    [TestCase(501, StatusCode.Unimplemented)]
    [TestCase(502, StatusCode.Unavailable)]
    [TestCase(503, StatusCode.Unavailable)]
    [TestCase(504, StatusCode.Unavailable)]
    public void Gives_each_HTTP_status_its_gRPC_status(int httpStatus, StatusCode expected) =>
        Assert.That(Messaging.Grpc.GrpcFailures.StatusOf(httpStatus), Is.EqualTo(expected));

    private static string AllTextOf(GrpcError error) =>
        $"{error.Status} {error.ResponseStatus!.Message} {error.ResponseStatus.StackTrace} {string.Join(' ', error.Headers)}";
}
