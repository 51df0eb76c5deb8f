using System.Net;
using System.Runtime.Serialization;
using FluentValidation;
using Messaging.Catalog;
using Messaging.Errors;
using Messaging.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using ServiceStack;

namespace Messaging.Tests.Validation;

public sealed class ValidationTests
{
    private TestHost? _host;

    [OneTimeSetUp]
    public async Task StartAsync() => _host = await TestHost.StartAsync(
        options =>
        {
            options.Services.Add(typeof(RangeServices));
            options.RequestValidators["HasScope"] = arguments => (context, message) =>
                new(context.Request.Headers["X-Scope"] == arguments[0] ? null : new Failure(403, "Forbidden", $"{message.Name} needs {arguments[0]}."));
            options.RequestValidators["IsKnown"] = _ => async (context, _) =>
            {
                await Task.Yield();
                return context.Request.Headers.ContainsKey("X-Scope") ? null : new(401, "Unauthorized", "Who are you?");
            };
        },
        builder => builder.Services.AddScoped<IValidator<QueryRange>, QueryRangeValidator>());

    [OneTimeTearDown]
    public async Task StopAsync() => await _host!.DisposeAsync();

    [Test]
    public async Task Names_all_failing_fields_at_once_by_wire_name()
    {
        var reply = await _host!.GetAsync("/api/QueryRange?limit=-5&page=0");

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(reply.ErrorCode, Is.EqualTo("InclusiveBetween"));
        Assert.That(reply.Message, Is.EqualTo("'limit' must be between 1 and 100. You entered -5."));
        Assert.That(reply.FieldErrors, Is.EqualTo(new[] { "limit InclusiveBetween", "page GreaterThan" }));
        Assert.That(reply.ResponseStatus["errors"]![0]!["meta"]!.ToJsonString(), Is.EqualTo(
            """{"From":"1","To":"100","PropertyName":"limit","PropertyValue":"-5"}"""));
    }

    [Test]
    public async Task Joins_unreadable_fields_with_broken_rules_of_others()
    {
        var reply = await _host!.GetAsync("/api/QueryRange?limit=abc&page=0&first_day=2015-02-30&last_day=2015-01-01");

        Assert.That(reply.ErrorCode, Is.EqualTo("SerializationException"));
        Assert.That(reply.FieldErrors, Is.EqualTo(new[] { "first_day SerializationException", "limit SerializationException", "page GreaterThan" }));
    }

    [Test]
    public async Task Runs_a_registered_validator_and_gives_its_failures_wire_names()
    {
        var reply = await _host!.GetAsync("/api/QueryRange?first_day=2015-01-02&last_day=2015-01-01");

        Assert.That(reply.FieldErrors, Is.EqualTo(new[] { "first_day LessThanOrEqual" }));
        Assert.That(reply.Message, Is.EqualTo("'first_day' must be less than or equal to '2015-01-01'."));
    }

    [Test]
    public async Task Gives_wire_names_to_places_in_lists_too()
    {
        var reply = await _host!.PostJsonAsync("/api/QueryRange", """{"rows":[{"open_price":1},{"open_price":-1}]}""");

        Assert.That(reply.FieldErrors, Is.EqualTo(new[] { "rows[1].open_price GreaterThan" }));
        Assert.That(reply.Message, Is.EqualTo("'rows[1].open_price' must be greater than '0'."));
    }

    [Test]
    public async Task Answers_what_breaks_no_rule() =>
        Assert.That((await _host!.GetAsync("/api/QueryRange?limit=100&page=1&first_day=2015-01-01&last_day=2015-01-01")).Status, Is.EqualTo(HttpStatusCode.OK));

    [Test]
    public async Task Checks_the_caller_before_the_request()
    {
        var unknown = await _host!.GetAsync("/api/Guarded?number=abc");
        var wrong = await AskAsync("/api/Guarded?number=abc", "read");
        var right = await AskAsync("/api/Guarded?number=abc", "prices:write");

        Assert.That((unknown.Status, unknown.Message), Is.EqualTo((HttpStatusCode.Unauthorized, "Who are you?")));
        Assert.That((wrong.Status, wrong.ErrorCode, wrong.Message), Is.EqualTo((HttpStatusCode.PaymentRequired, "Forbidden", "Guarded needs prices:write.")));
        Assert.That((right.Status, right.ErrorCode), Is.EqualTo((HttpStatusCode.BadRequest, "SerializationException")));
    }

    [Test]
    public async Task Does_not_start_with_a_request_validator_that_is_not_registered() => await Assert.ThatAsync(
        () => TestHost.StartAsync(options => options.Services.Add(typeof(RangeServices))),
        Throws.InstanceOf<MessageDeclarationException>().With.Message.Contains("Guarded asks for the request validator IsKnown, which is not registered"));

    private async Task<Reply> AskAsync(string path, string scope)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("X-Scope", scope);
        return await _host!.SendAsync(request);
    }
}

[DataContract]
public sealed class QueryRange : IReturn<RangeResponse>
{
    [DataMember(Name = "first_day")]
    public DateOnly? FirstDay { get; set; }

    [DataMember(Name = "last_day")]
    public DateOnly? LastDay { get; set; }

    [DataMember(Name = "limit")]
    [ValidateInclusiveBetween(1, 100)]
    public int? Limit { get; set; }

    [DataMember(Name = "page")]
    [ValidateGreaterThan(0)]
    public int? Page { get; set; }

    [DataMember(Name = "rows")]
    public List<RangeRow>? Rows { get; set; }
}

[DataContract]
public sealed class RangeRow
{
    [DataMember(Name = "open_price")]
    public decimal OpenPrice { get; set; }
}

[ValidateRequest("IsKnown")]
[ValidateRequest("HasScope(`prices:write`)", StatusCode = 402)]
public sealed class Guarded : IReturn<RangeResponse>
{
    public int Number { get; set; }
}

public sealed class RangeResponse
{
    public ResponseStatus? ResponseStatus { get; set; }
}

public sealed class RangeServices : IService
{
    public RangeResponse Any(QueryRange _) => new();

    public RangeResponse Any(Guarded _) => new();
}

public sealed class QueryRangeValidator : AbstractValidator<QueryRange>
{
    public QueryRangeValidator()
    {
        RuleFor(request => request.FirstDay).LessThanOrEqualTo(request => request.LastDay).When(request => request.LastDay is not null);
        RuleForEach(request => request.Rows).ChildRules(row => row.RuleFor(item => item.OpenPrice).GreaterThan(0));
    }
}
