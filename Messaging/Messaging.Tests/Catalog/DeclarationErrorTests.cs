using System.Runtime.Serialization;
using Messaging.Catalog;
using Messaging.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using ServiceStack;

#pragma warning disable IDE0060, CA1822 // the services here are wrong on purpose, and never called

namespace Messaging.Tests.Catalog;

/// <summary>What is declared wrongly stops the start, with a message that names it.</summary>
public sealed class DeclarationErrorTests
{
    [TestCase(typeof(NotAService), "NotAService is no service")]
    [TestCase(typeof(AbstractService), "AbstractService is no service")]
    [TestCase(typeof(TooManyParameters), "TooManyParameters.Get is no service method")]
    [TestCase(typeof(NoRequest), "NoRequest.Any is no service method")]
    [TestCase(typeof(ValueRequest), "ValueRequest.Any is no service method")]
    [TestCase(typeof(StaticMethod), "StaticMethod.Any is no service method")]
    [TestCase(typeof(TwoMethods), "TwoMethods has two methods", "(Good)")]
    [TestCase(typeof(WrongVerb), "OnlyGet is marked IGet", "WrongVerb has a method Post")]
    [TestCase(typeof(TakesSeveralVerbs), "SeveralVerbs is marked with several verbs: GET, POST")]
    [TestCase(typeof(TakesNoResponse), "NoResponse has no response type")]
    [TestCase(typeof(TakesTwoResponses), "TwoResponses declares several responses")]
    [TestCase(typeof(WrongResponse), "WrongResponse.Any(GoodNumber) returns System.String")]
    [TestCase(typeof(TakesNoConstructor), "NoConstructor is no request type")]
    [TestCase(typeof(TakesSameFields), "SameFields has two fields called 'same'")]
    [TestCase(typeof(TakesRelativeRoute), "[Route(\"api/x\")]", "must begin with '/'")]
    [TestCase(typeof(TakesUnknownVerb), "names 'FETCH'")]
    [TestCase(typeof(TakesRefusedVerb), "names POST", "has no method for it")]
    [TestCase(typeof(TakesUnknownPart), "'{nobody}' that is no field")]
    [TestCase(typeof(TakesBrokenRoute), "'/api/{x' cannot be read")]
    public void Names_what_is_wrong_with_a_service(Type service, params string[] texts)
    {
        var error = Assert.Throws<MessageDeclarationException>(() => MessageCatalog.Build([service]));

        foreach (var text in texts)
            Assert.That(error!.Message, Does.Contain(text));
    }

    [TestCase(typeof(GoodServices), typeof(OtherGoodServices), "Good is taken by two services")]
    [TestCase(typeof(GoodServices), typeof(Elsewhere.SameNameServices), "Two messages are called ")]
    [TestCase(typeof(RouteOneServices), typeof(RouteTwoServices), "GET /API/things/{NAME} is claimed twice")]
    [TestCase(typeof(RouteOneServices), typeof(RouteThreeServices), "are one path: their parameters must have the same names")]
    [TestCase(typeof(GoodServices), typeof(TakesPredefinedRoute), "GET /api/good is claimed twice")]
    public void Names_what_collides_in_two_services(Type first, Type second, string text)
    {
        var error = Assert.Throws<MessageDeclarationException>(() => MessageCatalog.Build([first, second]));

        Assert.That(error!.Message, Does.Contain(text));
    }

    [Test]
    public void Lets_a_message_declare_its_predefined_route_itself()
    {
        var message = MessageCatalog.Build([typeof(OwnRouteServices)]).Messages[0];

        Assert.That(message.Routes.Select(route => route.Path), Is.EqualTo(new[] { "/api/OwnRoute" }));
    }

    [Test]
    public void Refuses_an_error_type_without_a_status()
    {
        var error = Assert.Throws<MessageDeclarationException>(
            () => new ServiceCollection().AddMessaging(options => options.ErrorResponseType = typeof(string)));

        Assert.That(error!.Message, Does.Contain("System.String cannot be the body of errors"));
    }

    [Test]
    public async Task Refuses_a_field_that_cannot_be_json() => await Assert.ThatAsync(
        () => TestHost.StartAsync(options => options.Services.Add(typeof(InnerServices))),
        Throws.InstanceOf<MessageDeclarationException>().With.Message.Contains("WithSameFieldsInside uses ").And.Message.Contains("cannot be JSON"));

    public class Good : IReturn<string>;

    public class GoodServices : IService
    {
        public string Any(Good request) => "";
    }

    public class OtherGoodServices : IService
    {
        public string Get(Good request) => "";
    }

    public class NotAService
    {
        public string Any(Good request) => "";
    }

    public abstract class AbstractService : IService
    {
        public string Any(Good request) => "";
    }

    public class TooManyParameters : IService
    {
        public string Get(Good request, int more) => "";
    }

    public class NoRequest : IService
    {
        public string Any() => "";
    }

    public class ValueRequest : IService
    {
        public string Any(int request) => "";
    }

    public class StaticMethod : IService
    {
        public static string Any(Good request) => "";
    }

    public class TwoMethods : IService
    {
        public string Get(Good request) => "";

        public Task<string> GetAsync(Good request) => Task.FromResult("");
    }

    public class OnlyGet : IGet, IReturn<string>;

    public class WrongVerb : IService
    {
        public string Post(OnlyGet request) => "";
    }

    public class SeveralVerbs : IGet, IPost, IReturn<string>;

    public class TakesSeveralVerbs : IService
    {
        public string Any(SeveralVerbs request) => "";
    }

    public class NoResponse;

    public class TakesNoResponse : IService
    {
        public object Any(NoResponse request) => "";
    }

    public class TwoResponses : IReturn<string>, IReturnVoid;

    public class TakesTwoResponses : IService
    {
        public object Any(TwoResponses request) => "";
    }

    public class GoodNumber : IReturn<List<int>>;

    public class WrongResponse : IService
    {
        public string Any(Good request) => "";

        public string Any(GoodNumber request) => "";
    }

    public class NoConstructor(int number) : IReturn<string>
    {
        public int Number => number;
    }

    public class TakesNoConstructor : IService
    {
        public string Any(NoConstructor request) => "";
    }

    public class SameFields : IReturn<string>
    {
        public int Same { get; set; }

        [DataMember(Name = "same")]
        public int Other { get; set; }
    }

    public class TakesSameFields : IService
    {
        public string Any(SameFields request) => "";
    }

    [Route("api/x")]
    public class RelativeRoute : IReturn<string>;

    public class TakesRelativeRoute : IService
    {
        public string Any(RelativeRoute request) => "";
    }

    [Route("/api/x", "FETCH")]
    public class UnknownVerb : IReturn<string>;

    public class TakesUnknownVerb : IService
    {
        public string Any(UnknownVerb request) => "";
    }

    [Route("/api/x", "GET, POST")]
    public class RefusedVerb : IReturn<string>;

    public class TakesRefusedVerb : IService
    {
        public string Get(RefusedVerb request) => "";
    }

    [Route("/api/{nobody}")]
    public class UnknownPart : IReturn<string>;

    public class TakesUnknownPart : IService
    {
        public string Get(UnknownPart request) => "";
    }

    [Route("/api/{x")]
    public class BrokenRoute : IReturn<string>;

    public class TakesBrokenRoute : IService
    {
        public string Get(BrokenRoute request) => "";
    }

    [Route("/api/things/{name}")]
    public class RouteOne : IReturn<string>
    {
        public string? Name { get; set; }
    }

    public class RouteOneServices : IService
    {
        public string Get(RouteOne request) => "";
    }

    [Route("/API/things/{NAME}")]
    public class RouteTwo : IReturn<string>
    {
        public string? Name { get; set; }
    }

    public class RouteTwoServices : IService
    {
        public string Get(RouteTwo request) => "";
    }

    [Route("/api/things/{id}")]
    public class RouteThree : IReturn<string>
    {
        public string? Id { get; set; }
    }

    public class RouteThreeServices : IService
    {
        public string Post(RouteThree request) => "";
    }

    [Route("/api/good")]
    public class PredefinedRoute : IReturn<string>;

    public class TakesPredefinedRoute : IService
    {
        public string Get(PredefinedRoute request) => "";
    }

    [Route("/api/OwnRoute")]
    public class OwnRoute : IReturn<string>;

    public class OwnRouteServices : IService
    {
        public string Get(OwnRoute request) => "";
    }

    public class WithSameFieldsInside : IReturn<string>
    {
        public SameFields? Inner { get; set; }
    }

    public class InnerServices : IService
    {
        public string Get(WithSameFieldsInside request) => "";
    }

    public static class Elsewhere
    {
        public class Good : IReturn<string>;

        public class SameNameServices : IService
        {
            public string Get(Good request) => "";
        }
    }
}
